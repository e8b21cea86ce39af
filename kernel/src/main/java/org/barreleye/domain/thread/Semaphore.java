package org.barreleye.domain.thread;

import java.util.Optional;

/** A number of permits; who has waited longest gets the next. */
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
     * Takes a permit, and waits for one if there is none.
     *
     * @throws Deadlock if nobody is left who could give one back
     */
    public void acquire() {
        if (!tryAcquire()) {
            waiting.await(this);
        }
    }

    /** Takes a permit if there is one. */
    public boolean tryAcquire() {
        if (permits == 0) {
            return false;
        }
        permits--;
        return true;
    }

    /** Gives a permit. */
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
