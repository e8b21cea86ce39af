package org.barreleye.domain.thread;

import java.util.Optional;

/** A mutual exclusion lock. The thread that has waited longest acquires it next. */
public final class Mutex implements BlockReason {
    private final String name;
    private final ThreadScheduler scheduler;
    private final WaitQueue waiting;
    private Optional<UserThread> holder = Optional.empty();

    Mutex(String name, ThreadScheduler scheduler) {
        this.name = name;
        this.scheduler = scheduler;
        waiting = new WaitQueue(scheduler);
    }

    /**
     * Acquires the lock, and waits until it is free.
     *
     * @throws Deadlock if its holder is the running thread, or waits for it
     */
    public void lock() {
        if (!tryLock()) {
            waiting.await(this);
        }
    }

    /** Acquires the lock if it is free. */
    public boolean tryLock() {
        UserThread current = scheduler.running();
        if (holder.isPresent()) {
            return false;
        }
        holder = Optional.of(current);
        return true;
    }

    /**
     * Releases the lock.
     *
     * @throws IllegalStateException if the running thread does not hold it
     */
    public void unlock() {
        requireHeld();
        holder = waiting.wakeFirst();
    }

    void requireHeld() {
        UserThread current = scheduler.running();
        if (holder.filter(current::equals).isEmpty()) {
            throw new IllegalStateException(current + " does not have " + description());
        }
    }

    /** Creates a condition variable of this lock. */
    public Condition condition(String of) {
        return new Condition(of, this, scheduler);
    }

    @Override
    public String description() {
        return "the mutex '" + name + "'" + holder.map(who -> ", which " + who + " has").orElse("");
    }

    @Override
    public Optional<UserThread> owner() {
        return holder;
    }
}
