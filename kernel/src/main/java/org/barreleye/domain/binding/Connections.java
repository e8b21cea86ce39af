package org.barreleye.domain.binding;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.interconnect.EndpointChannel;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.domain.interconnect.LmpEventSource;
import org.barreleye.domain.interconnect.MailboxRing;
import org.barreleye.domain.interconnect.MonitorCapabilityChannel;
import org.barreleye.domain.interconnect.UmpEventSource;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.LineStorage;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityReference;

/** The open connections of a domain, by the number that the monitor assigned. */
final class Connections implements Copyable {
    private final SystemCalls syscalls;
    private final EventLoop loop;
    private final SlotAllocator slots;
    private final AddressSpace addressSpace;
    private final SortedMap<Long, Connection> open;

    Connections(SystemCalls syscalls, EventLoop loop, SlotAllocator slots, AddressSpace addressSpace) {
        this.syscalls = syscalls;
        this.loop = loop;
        this.slots = slots;
        this.addressSpace = addressSpace;
        open = new TreeMap<>();
    }

    /**
     * Opens this domain's end of a connection.
     *
     * @param isAcceptor whether this domain is the acceptor; the initiator sends in the first ring
     * @param incoming an endpoint, or the frame with the rings
     * @param outgoing an endpoint, an end of a mailbox channel, or absent
     */
    <B extends Binding> Outcome<B> open(long connection, Transport transport, boolean isAcceptor,
            CapabilityReference incoming, CapabilityReference outgoing, MonitorBinding monitor,
            Connector<B> connector) {
        if (transport == Transport.LMP) {
            EndpointChannel channel = new EndpointChannel(syscalls, slots, outgoing.address(), incoming.address());
            B binding = connector.connect(channel);
            open.put(connection, new Connection(binding, Optional.empty(), Optional.of(channel), incoming, outgoing));
            loop.add(new ConnectionEventSource(this, monitor, connection, new LmpEventSource(binding)));
            return Outcome.of(binding);
        }
        Outcome<Region> frame = addressSpace.map(new FrameReference(incoming.address()));
        return frame.flatMap(mapped -> {
            FrameRing first = ring(mapped.base(), 0, transport);
            FrameRing second = ring(mapped.base(), 1, transport);
            FrameRing received = isAcceptor ? first : second;
            FrameRing sent = isAcceptor ? second : first;
            LineStorage lines = transport == Transport.MAILBOX ? new MailboxRing(syscalls, sent, outgoing.address())
                    : sent;
            return Outcome.of(open(connection, lines, received, incoming, outgoing, monitor, connector));
        });
    }

    private <B extends Binding> B open(long connection, LineStorage sent, FrameRing incoming, CapabilityReference frame,
            CapabilityReference mailbox, MonitorBinding monitor, Connector<B> connector) {
        MonitorCapabilityChannel capabilities = new MonitorCapabilityChannel(monitor, connection, slots);
        UmpChannel channel = new UmpChannel(
                sent, incoming, capabilities, syscalls.queueSizes(), syscalls.messageTracer());
        B binding = connector.connect(channel);
        open.put(connection, new Connection(binding, Optional.of(capabilities), Optional.empty(), frame, mailbox));
        loop.add(new ConnectionEventSource(this, monitor, connection, new UmpEventSource(binding, channel, incoming)));
        return binding;
    }

    private FrameRing ring(long rings, int number, Transport transport) {
        QueueSizes sizes = syscalls.queueSizes();
        return new FrameRing(syscalls.memory(), rings + number * sizes.ringBytes(), sizes.ringLines(),
                transport == Transport.UMP_UNCACHED);
    }

    /** Deletes a capability that is not used any more. */
    void release(CapabilityReference capability) {
        slots.release(capability);
    }

    /** Returns whether so few capability slots are free that a connection for another domain is to be refused. */
    boolean hasNoRoom() {
        return slots.isScarce();
    }

    /** The capability channel of a connection, if the connection exists and has one. */
    Optional<MonitorCapabilityChannel> capabilityChannel(long connection) {
        return Optional.ofNullable(open.get(connection)).flatMap(connected -> connected.capabilities);
    }

    /** Returns whether all messages of the open connections are sent. */
    boolean areDrained() {
        return open.values().stream()
                .allMatch(connected -> !connected.binding.isOpen() || connected.binding.isDrained());
    }

    /** Handles the messages that have arrived, and closes the binding. The other end of the connection is gone. */
    void onDisconnect(long connection) {
        Connection connected = open.get(connection);
        if (connected != null) {
            while (connected.binding.poll()) {
                // each call handles one message
            }
            connected.binding.abandon(new Failure(Failure.Kind.PEER_GONE, "the other end of the connection is gone"));
        }
    }

    /** Removes a connection whose binding is closed, and releases its capabilities. */
    void remove(long connection) {
        Connection connected = open.remove(connection);
        if (connected != null) {
            connected.channel.ifPresent(EndpointChannel::close);
            slots.release(connected.incoming);
            slots.release(connected.outgoing);
        }
    }

    /** A connection: its binding, channels and capabilities. */
    private static final class Connection implements Copyable {
        private final Binding binding;
        private final Optional<MonitorCapabilityChannel> capabilities;
        private final Optional<EndpointChannel> channel;
        private final CapabilityReference incoming;
        private final CapabilityReference outgoing;

        private Connection(Binding binding, Optional<MonitorCapabilityChannel> capabilities,
                Optional<EndpointChannel> channel, CapabilityReference incoming, CapabilityReference outgoing) {
            this.binding = binding;
            this.capabilities = capabilities;
            this.channel = channel;
            this.incoming = incoming;
            this.outgoing = outgoing;
        }
    }
}
