package org.barreleye.kpi.host;

import java.util.concurrent.locks.LockSupport;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.binding.Waiter;

/**
 * The waiter of a plain Java thread. It spins at first; then yields, so that another thread that needs this processor
 * gets it; then parks for short times, and for longer ones when nothing has happened for a while. It is not woken: what
 * arrives while it parks is seen at the end of that time.
 */
public final class HostWaiter implements Waiter {
    private static final int MESSAGES_MAX = 64;
    // Waking a parked thread costs as much as hundreds of round trips, so a thread parks only after it has spun.
    private static final int SPINS = 20_000;
    private static final int YIELDS = 200;
    private static final int SHORT_PARKS = 2_000;
    private static final long SHORT_PARK = 50_000;
    private static final long LONG_PARK = 1_000_000;

    private int pauses;

    /** Creates a waiter that begins to spin. */
    public HostWaiter() {}

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public void pause(long deadline) {
        if (pauses < SPINS) {
            pauses++;
            Thread.onSpinWait();
        } else if (pauses < SPINS + YIELDS) {
            pauses++;
            Thread.yield();
        } else if (pauses < SPINS + YIELDS + SHORT_PARKS) {
            pauses++;
            LockSupport.parkNanos(SHORT_PARK);
        } else {
            LockSupport.parkNanos(LONG_PARK);
        }
    }

    @Override
    public void onProgress() {
        pauses = 0;
    }

    @Override
    public boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
    }

    /** Serves a binding in this thread until it is closed, or the thread is interrupted. */
    public static void serve(Binding binding) {
        HostWaiter waiter = new HostWaiter();
        while (binding.isOpen() && !Thread.currentThread().isInterrupted()) {
            if (binding.poll(MESSAGES_MAX) > 0) {
                waiter.onProgress();
            } else {
                waiter.pause(FOREVER);
            }
        }
    }
}
