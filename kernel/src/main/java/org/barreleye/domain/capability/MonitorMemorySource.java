package org.barreleye.domain.capability;

import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.monitor.AllocateContinuation;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;

/** Requests the memory for further CNodes from the monitor. */
public final class MonitorMemorySource implements CNodeSource, AllocateContinuation {
    private static final long TIMEOUT_NANOSECONDS = 10_000_000_000L;

    private final MonitorBinding monitor;
    private final SlotAllocator slots;
    private final EventLoop events;
    // Of a threaded program; a reactor cannot wait.
    private boolean canWait;
    private long deadline;

    /** Creates a source that sends its requests over a binding. */
    public MonitorMemorySource(MonitorBinding monitor, SlotAllocator slots, EventLoop events) {
        this.monitor = monitor;
        this.slots = slots;
        this.events = events;
    }

    /** Allows {@link #await} to wait. Only a threaded program may call it. */
    public void allowWaiting() {
        canWait = true;
    }

    @Override
    public boolean request() {
        deadline = events.now() + TIMEOUT_NANOSECONDS;
        return monitor.tryAllocate(ObjectType.L2CNODE.fixedSize(), this);
    }

    @Override
    public boolean await() {
        if (!canWait || events.isPolling() || events.now() >= deadline) {
            return false;
        }
        events.pause(deadline);
        return true;
    }

    @Override
    public void replied(CapabilityReference memory, ErrorCode err) {
        if (err.failed()) {
            slots.onRequestFailed();
        } else {
            slots.grow(new RamReference(memory.address()));
        }
    }

    @Override
    public void failed(Failure failure) {
        slots.onRequestFailed();
    }
}
