package org.barreleye.domain.interconnect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** The capability channel of one connection, through the monitors of the two cores. */
public final class MonitorCapabilityChannel implements CapabilityChannel, Copyable {
    // More capabilities than a ring has lines belong to no messages that are under way.
    private static final int ARRIVED_MAX = 1_024;

    private final MonitorBinding monitor;
    private final long connection;
    private final SlotAllocator slots;
    private final Deque<CapabilityReference> arrived;
    private Optional<Failure> failure = Optional.empty();
    private boolean closed;

    /**
     * Creates the capability channel of a connection.
     *
     * @param connection the number of the connection, assigned by the monitor
     * @param slots the allocator of the slots in which capabilities arrive
     */
    public MonitorCapabilityChannel(MonitorBinding monitor, long connection, SlotAllocator slots) {
        this.monitor = monitor;
        this.connection = connection;
        this.slots = slots;
        arrived = new ArrayDeque<>();
    }

    @Override
    public boolean send(CapabilityReference capability, boolean move) {
        return move ? monitor.tryCapMove(connection, capability) : monitor.tryCapCopy(connection, capability);
    }

    @Override
    public boolean isReady() {
        return !arrived.isEmpty();
    }

    @Override
    public CapabilityReference take() {
        if (arrived.isEmpty()) {
            throw new IllegalStateException("no capability has arrived");
        }
        return arrived.remove();
    }

    @Override
    public Optional<Failure> failure() {
        return failure;
    }

    @Override
    public CapabilityInspector inspector() {
        return slots;
    }

    @Override
    public void release(CapabilityReference capability) {
        slots.release(capability);
    }

    @Override
    public void close() {
        closed = true;
        arrived.forEach(slots::release);
        arrived.clear();
    }

    /** The number of the connection. */
    public long connection() {
        return connection;
    }

    /** Delivers the next capability from the monitor. */
    public void deliver(CapabilityReference capability) {
        if (closed) {
            slots.release(capability);
        } else if (slots.isScarce()) {
            slots.release(capability);
            failure = Optional.of(new Failure(Failure.Kind.REFUSED, "the receiver has no free capability slots"));
        } else if (arrived.size() == ARRIVED_MAX) {
            slots.release(capability);
            failure = Optional.of(new Failure(Failure.Kind.REFUSED,
                    "more than " + ARRIVED_MAX + " capabilities have arrived without their messages"));
        } else {
            arrived.add(capability);
        }
    }

    /** Records that the monitor could not transfer a capability. */
    public void fail(ErrorCode error) {
        failure = Optional.of(new Failure(Failure.Kind.REFUSED, "a capability could not be transferred: " + error));
    }
}
