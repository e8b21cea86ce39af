package org.barreleye.domain;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.interconnect.EndpointChannel;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.domain.interconnect.LmpSource;
import org.barreleye.domain.interconnect.MailboxRing;
import org.barreleye.domain.interconnect.MonitorLane;
import org.barreleye.domain.interconnect.UmpSource;
import org.barreleye.generated.user.FrameMapResult;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.SlotStorage;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** The connections of a domain to others, by the number that its monitor gave them. */
final class Connections implements Copyable {
    private final Trap trap;
    private final EventLoop loop;
    private final SlotAllocator slots;
    private final SortedMap<Long, Open> open;

    Connections(Trap trap, EventLoop loop, SlotAllocator slots) {
        this.trap = trap;
        this.loop = loop;
        this.slots = slots;
        open = new TreeMap<>();
    }

    private Connections(Connections source, Copier copier) {
        copier.enter(source, this);
        trap = copier.ofForeign(source.trap);
        loop = copier.of(source.loop);
        slots = copier.of(source.slots);
        open = copier.of(source.open);
    }

    @Override
    public Connections copy(Copier copier) {
        return new Connections(this, copier);
    }

    /**
     * Opens this domain's end of a connection.
     *
     * @param asked whether somebody else asked for it: who asked sends in the first ring
     * @param incoming an endpoint, or the frame that holds the rings
     * @param outgoing an endpoint, an end of a channel through the mailbox, or nothing
     */
    <B extends Binding> Outcome<B> open(long connection, Transport transport, boolean asked, CapabilityReference incoming,
            CapabilityReference outgoing, MonitorBinding monitor, Connector<B> connector) {
        if (transport == Transport.ENDPOINTS) {
            EndpointChannel channel = new EndpointChannel(trap, slots, outgoing.address(), incoming.address());
            B binding = connector.connect(channel);
            open.put(connection, new Open(binding, Optional.empty(), Optional.of(channel), incoming, outgoing));
            loop.add(new ConnectionSource(this, monitor, connection, new LmpSource(binding)));
            return Outcome.of(binding);
        }
        Outcome<FrameMapResult> frame = new FrameReference(incoming.address()).map(trap);
        return frame.then(mapped -> {
            FrameRing first = ring(mapped.base(), 0, transport);
            FrameRing second = ring(mapped.base(), 1, transport);
            FrameRing received = asked ? first : second;
            FrameRing sent = asked ? second : first;
            SlotStorage lines = transport == Transport.MAILBOX ? new MailboxRing(trap, sent, outgoing.address()) : sent;
            return Outcome.of(open(connection, lines, received, incoming, outgoing, monitor, connector));
        });
    }

    private <B extends Binding> B open(long connection, SlotStorage sent, FrameRing incoming, CapabilityReference frame,
            CapabilityReference mailbox, MonitorBinding monitor, Connector<B> connector) {
        MonitorLane lane = new MonitorLane(monitor, connection, slots);
        UmpChannel channel = new UmpChannel(sent, incoming, lane);
        B binding = connector.connect(channel);
        open.put(connection, new Open(binding, Optional.of(lane), Optional.empty(), frame, mailbox));
        loop.add(new ConnectionSource(this, monitor, connection, new UmpSource(binding, channel, incoming)));
        return binding;
    }

    private FrameRing ring(long rings, int number, Transport transport) {
        return new FrameRing(trap.memory(), rings + number * FrameRing.BYTES, UmpChannel.DEFAULT_LINES,
                transport == Transport.UNCACHED_RINGS);
    }

    /** The lane of a connection, if there is such a connection and it has one. */
    Optional<MonitorLane> lane(long connection) {
        return Optional.ofNullable(open.get(connection)).flatMap(known -> known.lane);
    }

    /** Whether everything that was sent over those that are open is on its way. */
    boolean areDrained() {
        return open.values().stream().allMatch(known -> !known.binding.isOpen() || known.binding.isDrained());
    }

    /** The other end is gone: what it had said is still heard, and then the binding ends. */
    void disconnected(long connection) {
        Open known = open.get(connection);
        if (known != null) {
            while (known.binding.poll()) {
                // each call takes one thing that had been said
            }
            known.binding.close(new Failure(Failure.Kind.PEER_GONE, "the other end of the connection is gone"));
        }
    }

    /** This end is closed: what it was made of is let go of. */
    void forget(long connection) {
        Open known = open.remove(connection);
        if (known != null) {
            known.channel.ifPresent(EndpointChannel::close);
            slots.release(known.incoming);
            slots.release(known.outgoing);
        }
    }

    /** A connection, what carries its capabilities if the channel does not, and what it is made of. */
    private static final class Open implements Copyable {
        private final Binding binding;
        private final Optional<MonitorLane> lane;
        private final Optional<EndpointChannel> channel;
        private final CapabilityReference incoming;
        private final CapabilityReference outgoing;

        private Open(Binding binding, Optional<MonitorLane> lane, Optional<EndpointChannel> channel,
                CapabilityReference incoming, CapabilityReference outgoing) {
            this.binding = binding;
            this.lane = lane;
            this.channel = channel;
            this.incoming = incoming;
            this.outgoing = outgoing;
        }

        @Override
        public Open copy(Copier copier) {
            Open twin = new Open(copier.of(binding), copier.of(lane), copier.of(channel), incoming, outgoing);
            copier.enter(this, twin);
            return twin;
        }
    }
}
