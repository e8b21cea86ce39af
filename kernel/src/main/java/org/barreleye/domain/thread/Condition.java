package org.barreleye.domain.thread;

import java.util.Optional;

/** Something about what a mutex guards that threads wait for. */
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
     * Lets go of the mutex and waits for a signal, in one step; has the mutex again when this returns or throws. Look
     * again whether the condition holds: somebody may have been faster.
     *
     * @throws Deadlock if nobody is left who could signal
     */
    public void await() {
        mutex.unlock();
        try {
            waiting.await(this);
        } finally {
            mutex.lock();
        }
    }

    /** Lets the thread go on that has waited longest, if any does. The running thread has the mutex. */
    public void signal() {
        mutex.requireHeld();
        waiting.wakeFirst();
    }

    /** Lets all go on that wait. The running thread has the mutex. */
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
