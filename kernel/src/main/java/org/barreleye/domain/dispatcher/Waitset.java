package org.barreleye.domain.dispatcher;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Wait;

/**
 * A waitset: event channels whose events are handled one after the other, in the order in which they were triggered. Of
 * the events found in one poll, expired deferred events come first, then the polled channels in order of registration.
 *
 * <p>An {@link EventLoop} to which it was added handles its events, except while threads wait in {@link #handleNext}.
 */
public final class Waitset implements EventSource {
    private final List<EventChannel> channels;
    private final Deque<EventChannel> pending;
    private final List<DeferredEvent> deferred;
    private final Clock clock;
    private int waiting;
    private boolean changed;

    /** A clock in nanoseconds. In a program that is copied with its machine it is {@link Copyable}. */
    @FunctionalInterface
    public interface Clock {
        /** The time. */
        long now();
    }

    /** Creates a waitset without channels. */
    public Waitset(Clock clock) {
        this.clock = clock;
        channels = new ArrayList<>();
        pending = new ArrayDeque<>();
        deferred = new ArrayList<>();
    }

    /** Triggers a channel at a time. */
    public DeferredEvent triggerAt(long time, EventChannel channel) {
        return add(new DeferredEvent(channel, time, 0));
    }

    /** Triggers a channel periodically, the first time after one period. */
    public DeferredEvent triggerEvery(long period, EventChannel channel) {
        if (period <= 0) {
            throw new IllegalArgumentException("a period takes 1 nanosecond or more, not " + period);
        }
        return add(new DeferredEvent(channel, clock.now() + period, period));
    }

    private DeferredEvent add(DeferredEvent event) {
        deferred.add(event);
        return event;
    }

    /** Cancels a deferred event. */
    public void cancel(DeferredEvent event) {
        deferred.remove(event);
    }

    /** The number of registered channels. */
    public int size() {
        return channels.size();
    }

    /**
     * Handles one event, if there is one.
     *
     * @return whether there was
     */
    public boolean handleOne() {
        pollChannels();
        EventChannel next = pending.poll();
        if (next != null) {
            next.handle();
        }
        return next != null;
    }

    /**
     * Waits for an event and handles it.
     *
     * @param waiter blocks the caller: the event loop of the dispatcher, or its threads
     * @param until the deadline in nanoseconds, or {@link Waiter#FOREVER}
     * @return whether there was one in time
     */
    public boolean handleNext(Waiter waiter, long until) {
        waiting++;
        try {
            while (!handleOne()) {
                if (waiter.now() >= until) {
                    return false;
                }
                waiter.pause(Math.min(until, deadline()));
            }
            return true;
        } finally {
            waiting--;
            // Other waiting threads have not seen the remaining events.
            changed |= !pending.isEmpty();
        }
    }

    /** Polls for events. */
    private void pollChannels() {
        long now = deferred.isEmpty() ? 0 : clock.now();
        deferred.sort((one, other) -> Long.compare(one.due(), other.due()));
        deferred.removeIf(event -> event.expire(now));
        List.copyOf(channels).forEach(EventChannel::pollForEvent);
    }

    void add(EventChannel channel) {
        channels.add(channel);
    }

    void remove(EventChannel channel) {
        channels.remove(channel);
        pending.remove(channel);
    }

    void markPending(EventChannel channel) {
        pending.add(channel);
        changed = true;
    }

    /** Wakes a thread that waits for one channel only. */
    void notifyWaiter() {
        changed = true;
    }

    @Override
    public boolean poll() {
        if (waiting == 0) {
            boolean notified = takeChanged();
            return handleOne() || notified;
        }
        pollChannels();
        return takeChanged();
    }

    private boolean takeChanged() {
        boolean hadChanged = changed;
        changed = false;
        return hadChanged;
    }

    @Override
    public long watchedLine() {
        return NO_LINE;
    }

    @Override
    public long[] watchedLines() {
        return channels.stream().mapToLong(EventChannel::watchedLine).filter(line -> line != NO_LINE).toArray();
    }

    @Override
    public long deadline() {
        return deferred.stream().mapToLong(DeferredEvent::due).min().orElse(Wait.FOREVER);
    }

    @Override
    public boolean isFinished() {
        return false;
    }
}
