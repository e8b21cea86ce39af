package org.barreleye.domain.thread;

import java.util.Optional;

/** A lock that one thread has at a time. Who has waited longest gets it next. */
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
     * Waits until the running thread has the lock.
     *
     * @throws Deadlock if whoever has it waits for the running thread, or is it
     */
    public void lock() {
        if (!tryLock()) {
            waiting.await(this);
        }
    }

    /** Takes the lock if nobody has it. */
    public boolean tryLock() {
        UserThread current = scheduler.running();
        if (holder.isPresent()) {
            return false;
        }
        holder = Optional.of(current);
        return true;
    }

    /**
     * Hands the lock on.
     *
     * @throws IllegalStateException if the running thread does not have it
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

    /** A condition of what this lock guards. */
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
