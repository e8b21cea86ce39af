package org.barreleye.domain.thread;

import java.util.Optional;

/** A counting semaphore. The thread that has waited longest acquires the next permit. */
public final class Semaphore implements BlockReason {
    private final String name;
    private final WaitQueue waiting;
    private int permits;

    Semaphore(String name, int permits, ThreadScheduler scheduler) {
        if (permits < 0) {
            throw new IllegalArgumentException("a semaphore begins with 0 permits or more, not " + permits);
        }
        this.name = name;
        this.permits = permits;
        waiting = new WaitQueue(scheduler);
    }

    /**
     * Acquires a permit, and waits until there is one.
     *
     * @throws Deadlock if no thread is left that could release one
     */
    public void acquire() {
        if (!tryAcquire()) {
            waiting.await(this);
        }
    }

    /** Acquires a permit if there is one. */
    public boolean tryAcquire() {
        if (permits == 0) {
            return false;
        }
        permits--;
        return true;
    }

    /** Releases a permit. */
    public void release() {
        if (waiting.wakeFirst().isEmpty()) {
            permits++;
        }
    }

    @Override
    public String description() {
        return "a permit of the semaphore '" + name + "'";
    }

    @Override
    public Optional<UserThread> owner() {
        return Optional.empty();
    }
}
