package org.barreleye.domain.capability;

import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.monitor.AllocateContinuation;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;

/** Requests memory from the monitor, in pieces of one size. */
public final class MonitorMemorySource implements MemorySource, AllocateContinuation {
    private static final long TIMEOUT_NANOSECONDS = 10_000_000_000L;

    private final MonitorBinding monitor;
    private final long bytes;
    private final MemoryReceiver receiver;
    private final EventLoop events;
    // Of a threaded program; a reactor cannot wait.
    private boolean canWait;
    private long deadline;

    /**
     * Creates a source that sends its requests over a binding.
     *
     * @param bytes the size of each piece
     */
    public MonitorMemorySource(MonitorBinding monitor, long bytes, MemoryReceiver receiver, EventLoop events) {
        this.monitor = monitor;
        this.bytes = bytes;
        this.receiver = receiver;
        this.events = events;
    }

    /** Allows {@link #await} to wait. Only a threaded program may call it. */
    public void allowWaiting() {
        canWait = true;
    }

    @Override
    public boolean request() {
        deadline = events.now() + TIMEOUT_NANOSECONDS;
        return monitor.tryAllocate(bytes, this);
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
            receiver.onRequestFailed();
        } else {
            receiver.grow(new RamReference(memory.address()));
        }
    }

    @Override
    public void failed(Failure failure) {
        receiver.onRequestFailed();
    }
}
