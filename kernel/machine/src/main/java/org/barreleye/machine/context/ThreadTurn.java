package org.barreleye.machine.context;

import java.util.concurrent.locks.LockSupport;

/**
 * The turn of a platform thread, among threads of which exactly one runs. A thread that waits for its turn looks for it
 * for a while before it parks: a switch costs less than a microsecond then, and tens of them after a park.
 */
final class ThreadTurn {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Thread thread;
    private final BoundedSpin spin = new BoundedSpin(PROCESSORS);

    // Its volatile writes also publish all that the thread did which gave the turn.
    private volatile boolean isGiven;

    // Whether the thread must be unparked. It writes this before it reads 'isGiven' for the last time.
    private volatile boolean parks;

    // The thread that ended when it gave this turn; null if it goes on.
    private Thread ended;

    ThreadTurn(Thread thread) {
        this.thread = thread;
    }

    /** Returns whether this is the turn of the calling thread. */
    boolean isOfCaller() {
        return thread == Thread.currentThread();
    }

    /** Gives the thread its turn, for the first time. */
    void start() {
        isGiven = true;
        thread.start();
    }

    /** Gives the thread its turn. */
    void give() {
        isGiven = true;
        if (parks) {
            LockSupport.unpark(thread);
        }
    }

    /** Gives the thread its turn as the last act of the calling one. */
    void giveAtEnd() {
        ended = Thread.currentThread();
        give();
    }

    /** Ends the turn of the calling thread, which gives another its turn before it waits. */
    void end() {
        isGiven = false;
    }

    /** Waits for the turn of the calling thread. An interrupt of it neither makes this spin nor is it lost. */
    void await() {
        if (!comesSoon()) {
            parks = true;
            park();
            parks = false;
        }
        if (ended != null) {
            join();
            ended = null;
        }
    }

    /** Looks for the turn for a bounded time; returns whether it has come. */
    private boolean comesSoon() {
        int looks = spin.looks();
        for (int look = 0; look < looks && !isGiven; look++) {
            Thread.onSpinWait();
        }
        boolean hasCome = isGiven;
        spin.note(hasCome);
        return hasCome;
    }

    private void park() {
        boolean interrupted = false;
        while (!isGiven) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            thread.interrupt();
        }
    }

    /** Waits until the thread that has ended has terminated. */
    private void join() {
        boolean interrupted = false;
        while (ended.isAlive()) {
            try {
                ended.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            thread.interrupt();
        }
    }
}
