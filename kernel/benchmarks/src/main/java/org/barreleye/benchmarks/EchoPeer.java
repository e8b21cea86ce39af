package org.barreleye.benchmarks;

import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The other thread of an exchange: repeats a step until it is stopped. */
final class EchoPeer {
    private final Thread thread;
    private volatile boolean stopping;

    // The number of messages received, written by this peer and read by the other thread.
    private volatile long received;

    /**
     * Starts the thread.
     *
     * @param stepFactory makes the step, in that thread; the step polls once and returns whether there was a message
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

    /** Reports that all messages up to a number have been received. */
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
