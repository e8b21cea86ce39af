package org.barreleye.domain.dispatcher;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Wait;

/**
 * Channels whose events are handled one after the other, in the order in which they happened. Of what happens at the
 * same look the due times come first, then the channels that are asked, in the order of their registration.
 *
 * <p>Added to an {@link EventLoop} it handles events by itself; while threads wait for them with {@link #handleNext}
 * they are left to those.
 */
public final class Waitset implements EventSource {
    private final List<EventChannel> channels;
    private final Deque<EventChannel> pending;
    private final List<DeferredEvent> deferred;
    private final Clock clock;
    private int waiting;
    private boolean changed;

    /** What time it is, in nanoseconds. In a program that is copied with its machine it is {@link Copyable}. */
    @FunctionalInterface
    public interface Clock {
        /** The time. */
        long now();
    }

    /** Makes a waitset without channels. */
    public Waitset(Clock clock) {
        this.clock = clock;
        channels = new ArrayList<>();
        pending = new ArrayDeque<>();
        deferred = new ArrayList<>();
    }

    /** Triggers a channel when a time has come. */
    public DeferredEvent triggerAt(long time, EventChannel channel) {
        return add(new DeferredEvent(channel, time, 0));
    }

    /** Triggers a channel again and again, the first time after one period. */
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

    /** A time that has not come does not matter any more. */
    public void cancel(DeferredEvent event) {
        deferred.remove(event);
    }

    /** How many channels are registered here. */
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
     * @param waiter how the caller waits: the event loop of the dispatcher, or its threads
     * @param until in nanoseconds, or {@link Waiter#FOREVER}
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
            // Whoever else waits has not been told of what is left.
            changed |= !pending.isEmpty();
        }
    }

    /** Finds out what has happened. */
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

    /** Somebody who waits for a channel alone is to look. */
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
