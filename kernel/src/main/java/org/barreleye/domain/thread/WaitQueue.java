package org.barreleye.domain.thread;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A first-in, first-out queue of waiting threads. */
final class WaitQueue {
    private final ThreadScheduler scheduler;
    private final Deque<UserThread> waiting = new ArrayDeque<>();

    WaitQueue(ThreadScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Blocks the running thread until it is woken from this queue.
     *
     * @throws Deadlock if it would never be woken
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

    /** Wakes the thread that has waited longest. */
    Optional<UserThread> wakeFirst() {
        UserThread first = waiting.poll();
        while (first != null && !scheduler.wake(first)) {
            // A deadlock was thrown in it, and it has not left the queue yet.
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
