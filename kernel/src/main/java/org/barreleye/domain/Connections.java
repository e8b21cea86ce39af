package org.barreleye.domain;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.domain.interconnect.MonitorLane;
import org.barreleye.domain.interconnect.UmpSource;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** The connections of a domain to domains on other cores, by the number that its monitor gave them. */
final class Connections implements Copyable {
    private final EventLoop loop;
    private final Memory memory;
    private final SlotAllocator slots;
    private final SortedMap<Long, MonitorLane> lanes;

    Connections(EventLoop loop, Memory memory, SlotAllocator slots) {
        this.loop = loop;
        this.memory = memory;
        this.slots = slots;
        lanes = new TreeMap<>();
    }

    private Connections(Connections source, Copier copier) {
        copier.enter(source, this);
        loop = copier.of(source.loop);
        memory = copier.ofForeign(source.memory);
        slots = copier.of(source.slots);
        lanes = copier.of(source.lanes);
    }

    @Override
    public Connections copy(Copier copier) {
        return new Connections(this, copier);
    }

    /** The side that asked: it sends in the first ring and receives in the second. */
    <B extends Binding> B asking(long connection, long rings, MonitorBinding monitor, Connector<B> connector) {
        return open(connection, ring(rings, 0), ring(rings, 1), monitor, connector);
    }

    /** The side that was asked. */
    void asked(long connection, long rings, MonitorBinding monitor, Acceptor acceptor) {
        open(connection, ring(rings, 1), ring(rings, 0), monitor, acceptor::accept);
    }

    private FrameRing ring(long rings, int number) {
        return new FrameRing(memory, rings + number * FrameRing.BYTES, UmpChannel.DEFAULT_LINES);
    }

    private <B extends Binding> B open(long connection, FrameRing outgoing, FrameRing incoming, MonitorBinding monitor,
            Connector<B> connector) {
        MonitorLane lane = new MonitorLane(monitor, connection, slots);
        lanes.put(connection, lane);
        UmpChannel channel = new UmpChannel(outgoing, incoming, lane);
        B binding = connector.connect(channel);
        loop.add(new UmpSource(binding, channel, incoming));
        return binding;
    }

    /** The lane of a connection, if there is such a connection. */
    Optional<MonitorLane> lane(long connection) {
        return Optional.ofNullable(lanes.get(connection));
    }
}
