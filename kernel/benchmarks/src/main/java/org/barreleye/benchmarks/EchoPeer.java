package org.barreleye.benchmarks;

import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The other thread: does one step after the other until it is told to stop. */
final class EchoPeer {
    private final Thread thread;
    private volatile boolean stopping;

    // The number of messages taken, written by the partner and read by the other thread.
    private volatile long received;

    /**
     * Starts the thread.
     *
     * @param stepFactory makes, in that thread, what it uses: a step that looks once for a message and says whether
     *     there was one
     */
    EchoPeer(Function<EchoPeer, BooleanSupplier> stepFactory) {
        thread = new Thread(() -> {
            BooleanSupplier step = stepFactory.apply(this);
            while (!stopping) {
                if (!step.getAsBoolean()) {
                    Thread.onSpinWait();
                }
            }
        }, "partner");
        thread.setDaemon(true);
        thread.start();
    }

    /** Says that all messages up to a number have been taken. */
    void reportReceived(long count) {
        received = count;
    }

    void awaitReceived(long count) {
        while (received != count) {
            Thread.onSpinWait();
        }
    }

    void stop() {
        stopping = true;
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
}
