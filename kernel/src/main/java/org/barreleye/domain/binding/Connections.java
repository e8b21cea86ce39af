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
import org.barreleye.generated.user.FrameMapResult;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.LineStorage;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityReference;

/** The connections of a domain to others, by the number that its monitor gave them. */
final class Connections implements Copyable {
    private final SystemCalls syscalls;
    private final EventLoop loop;
    private final SlotAllocator slots;
    private final SortedMap<Long, Connection> open;

    Connections(SystemCalls syscalls, EventLoop loop, SlotAllocator slots) {
        this.syscalls = syscalls;
        this.loop = loop;
        this.slots = slots;
        open = new TreeMap<>();
    }

    /**
     * Opens this domain's end of a connection.
     *
     * @param isAcceptor whether somebody else asked for it: who asked sends in the first ring
     * @param incoming an endpoint, or the frame that holds the rings
     * @param outgoing an endpoint, an end of a channel through the mailbox, or nothing
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
        Outcome<FrameMapResult> frame = new FrameReference(incoming.address()).map(syscalls);
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
        UmpChannel channel = new UmpChannel(sent, incoming, capabilities);
        B binding = connector.connect(channel);
        open.put(connection, new Connection(binding, Optional.of(capabilities), Optional.empty(), frame, mailbox));
        loop.add(new ConnectionEventSource(this, monitor, connection, new UmpEventSource(binding, channel, incoming)));
        return binding;
    }

    private FrameRing ring(long rings, int number, Transport transport) {
        return new FrameRing(syscalls.memory(), rings + number * FrameRing.BYTES, UmpChannel.DEFAULT_LINES,
                transport == Transport.UMP_UNCACHED);
    }

    /** The lane of a connection, if there is such a connection and it has one. */
    Optional<MonitorCapabilityChannel> capabilityChannel(long connection) {
        return Optional.ofNullable(open.get(connection)).flatMap(connected -> connected.capabilities);
    }

    /** Whether everything that was sent over those that are open is on its way. */
    boolean areDrained() {
        return open.values().stream()
                .allMatch(connected -> !connected.binding.isOpen() || connected.binding.isDrained());
    }

    /** The other end is gone: what it had said is still heard, and then the binding ends. */
    void onDisconnect(long connection) {
        Connection connected = open.get(connection);
        if (connected != null) {
            while (connected.binding.poll()) {
                // each call takes one thing that had been said
            }
            connected.binding.close(new Failure(Failure.Kind.PEER_GONE, "the other end of the connection is gone"));
        }
    }

    /** This end is closed: what it was made of is let go of. */
    void remove(long connection) {
        Connection connected = open.remove(connection);
        if (connected != null) {
            connected.channel.ifPresent(EndpointChannel::close);
            slots.release(connected.incoming);
            slots.release(connected.outgoing);
        }
    }

    /** A connection, what carries its capabilities if the channel does not, and what it is made of. */
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
