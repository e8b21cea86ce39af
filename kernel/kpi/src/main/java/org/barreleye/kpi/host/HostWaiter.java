package org.barreleye.kpi.host;

import java.util.concurrent.locks.LockSupport;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.binding.Waiter;

/** The waiter of a plain Java thread: it spins at first, and parks for short times later. */
public final class HostWaiter implements Waiter {
    // Waking a parked thread costs as much as hundreds of round trips, so a thread parks only after it has spun.
    private static final int SPINS = 20_000;
    private static final long PARK_NANOSECONDS = 50_000;

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
        } else {
            LockSupport.parkNanos(PARK_NANOSECONDS);
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
            if (binding.poll()) {
                waiter.onProgress();
            } else {
                waiter.pause(FOREVER);
            }
        }
    }
}
