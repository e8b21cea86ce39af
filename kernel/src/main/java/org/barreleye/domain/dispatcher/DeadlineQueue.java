package org.barreleye.domain.dispatcher;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Wait;

/**
 * Requests that wait until they are completed or their deadline passes, in order of arrival. Added to the
 * {@link EventLoop} of its dispatcher, it expires those that are due.
 *
 * @param <E> a request
 */
public final class DeadlineQueue<E extends DeadlineQueue.Expirable> implements EventSource {
    private final SystemCalls syscalls;
    private final List<Entry<E>> entries;

    /** A request that ends with an error at its deadline. */
    public interface Expirable extends Copyable {
        /** Ends the request: its deadline has passed. Called once, after the request has left the queue. */
        void expire();
    }

    /** Makes an empty queue. */
    public DeadlineQueue(SystemCalls syscalls) {
        this.syscalls = syscalls;
        entries = new ArrayList<>();
    }

    /**
     * Adds a request.
     *
     * @param timeout in nanoseconds from now, unsigned: a negative number means no deadline
     */
    public void add(E request, long timeout) {
        long now = syscalls.now();
        long longest = Wait.FOREVER - now;
        entries.add(new Entry<>(request, now + (timeout < 0 ? longest : Math.min(timeout, longest))));
    }

    /** Returns whether no request is in the queue. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Removes the requests that a condition selects, and returns them in order of arrival. */
    public List<E> removeIf(Predicate<E> condition) {
        return remove(entry -> condition.test(entry.request));
    }

    private List<E> remove(Predicate<Entry<E>> condition) {
        List<E> removed = entries.stream().filter(condition).map(Entry::request).toList();
        entries.removeIf(condition);
        return removed;
    }

    @Override
    public boolean poll() {
        long now = syscalls.now();
        List<E> expired = remove(entry -> entry.deadline <= now);
        expired.forEach(Expirable::expire);
        return !expired.isEmpty();
    }

    @Override
    public long watchedLine() {
        return NO_LINE;
    }

    @Override
    public long deadline() {
        return entries.stream().mapToLong(Entry::deadline).min().orElse(Wait.FOREVER);
    }

    @Override
    public boolean isFinished() {
        return false;
    }

    /** A request and the time of its deadline, in nanoseconds. */
    private record Entry<E extends Expirable>(E request, long deadline) implements Copyable {}
}
