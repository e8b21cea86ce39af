package org.barreleye.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Function;
import org.barreleye.kpi.channel.CacheLinePadding;

/**
 * The other thread of an exchange: repeats a step, and a pause after it, until it is stopped. What it shares with the
 * thread of the caller lies in cache lines of its own.
 */
final class EchoPeer extends CacheLinePadding {
    private final Thread thread;
    private final Stop stop = new Stop();
    private final Received received = new Received();

    /**
     * Starts the thread.
     *
     * @param stepFactory makes the step, in that thread; the step takes all messages that have arrived
     */
    EchoPeer(Function<EchoPeer, Runnable> stepFactory) {
        thread = new Thread(() -> {
            Runnable step = stepFactory.apply(this);
            while (!stop.requested) {
                step.run();
                Thread.onSpinWait();
            }
        }, "partner");
        thread.setDaemon(true);
        thread.start();
    }

    /** Reports that all messages up to a number have been received. */
    void reportReceived(long count) {
        Received.COUNT.setRelease(received, count); // without a fence, which would take longer than some transports
    }

    void awaitReceived(long count) {
        while ((long) Received.COUNT.getAcquire(received) != count) {
            Thread.onSpinWait();
        }
    }

    void stop() {
        stop.requested = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The request to stop, written by the caller's thread. */
    private static final class Stop extends CacheLinePadding {
        private volatile boolean requested;
        private final CacheLinePadding behind = new CacheLinePadding() {};
    }

    /** The number of messages received, written by this peer and read by the caller's thread. */
    private static final class Received extends CacheLinePadding {
        private static final VarHandle COUNT = handle();
        private long count;
        private final CacheLinePadding behind = new CacheLinePadding() {};

        private static VarHandle handle() {
            try {
                return MethodHandles.lookup().findVarHandle(Received.class, "count", long.class)
                        .withInvokeExactBehavior();
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}
