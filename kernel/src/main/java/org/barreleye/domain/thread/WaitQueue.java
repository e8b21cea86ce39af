package org.barreleye.domain.thread;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Threads that wait for the same thing, in the order of their coming. */
final class WaitQueue {
    private final ThreadScheduler scheduler;
    private final Deque<UserThread> waiting = new ArrayDeque<>();

    WaitQueue(ThreadScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * The running thread waits until it is woken from this queue.
     *
     * @throws Deadlock if it would for ever
     */
    void await(BlockReason reason) {
        UserThread current = scheduler.running();
        waiting.add(current);
        try {
            scheduler.block(reason);
        } finally {
            waiting.remove(current);
        }
    }

    /** Lets the thread go on that has waited longest. */
    Optional<UserThread> wakeFirst() {
        UserThread first = waiting.poll();
        while (first != null && !scheduler.wake(first)) {
            // It was told of a deadlock and is on its way out of the queue.
            first = waiting.poll();
        }
        return Optional.ofNullable(first);
    }

    void wakeAll() {
        while (wakeFirst().isPresent()) {
            // each call takes one
        }
    }
}
