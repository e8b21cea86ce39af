package org.barreleye.domain.thread;

import java.util.Optional;

/** A condition variable of a mutex, with signal-and-continue semantics (Mesa, Lampson and Redell 1980). */
public final class Condition implements BlockReason {
    private final String name;
    private final Mutex mutex;
    private final WaitQueue waiting;

    Condition(String name, Mutex mutex, ThreadScheduler scheduler) {
        this.name = name;
        this.mutex = mutex;
        waiting = new WaitQueue(scheduler);
    }

    /**
     * Releases the mutex and waits for a signal, atomically; holds the mutex again when this returns or throws. The
     * caller checks the condition again, because another thread may have changed it.
     *
     * @throws Deadlock if no thread is left that could signal
     */
    public void await() {
        mutex.unlock();
        try {
            waiting.await(this);
        } finally {
            mutex.lock();
        }
    }

    /** Wakes the thread that has waited longest, if there is one. The running thread holds the mutex. */
    public void signal() {
        mutex.requireHeld();
        waiting.wakeFirst();
    }

    /** Wakes all waiting threads. The running thread holds the mutex. */
    public void broadcast() {
        mutex.requireHeld();
        waiting.wakeAll();
    }

    @Override
    public String description() {
        return "the condition '" + name + "'";
    }

    @Override
    public Optional<UserThread> owner() {
        return Optional.empty();
    }
}
