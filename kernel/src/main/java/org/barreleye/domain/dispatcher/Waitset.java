package org.barreleye.domain.dispatcher;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.barreleye.kpi.trap.Wait;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.wait.Waiting;

/**
 * Channels whose events are handled one after the other, in the order in which they happened. Of what happens at the same
 * look the due times come first, then the channels that are asked, in the order of their registration.
 *
 * <p>Added to an {@link EventLoop} it handles events by itself; while threads wait for them with {@link #handleNext} they
 * are left to those.
 */
public final class Waitset implements EventSource {
    private final List<EventChannel> channels;
    private final Deque<EventChannel> pending;
    private final List<DeferredEvent> deferred;
    private final Clock clock;
    private int waiting;
    private boolean news;

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

    private Waitset(Waitset source, Copier copier) {
        copier.enter(source, this);
        clock = copier.ofForeign(source.clock);
        channels = copier.of(source.channels);
        pending = new ArrayDeque<>(copier.of(new ArrayList<>(source.pending)));
        deferred = copier.of(source.deferred);
        waiting = source.waiting;
        news = source.news;
    }

    @Override
    public Waitset copy(Copier copier) {
        return new Waitset(this, copier);
    }

    /** Triggers a channel when a time has come. */
    public DeferredEvent at(long time, EventChannel channel) {
        return add(new DeferredEvent(channel, time, 0));
    }

    /** Triggers a channel again and again, the first time after one period. */
    public DeferredEvent every(long period, EventChannel channel) {
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
        look();
        EventChannel next = pending.poll();
        if (next != null) {
            next.handle();
        }
        return next != null;
    }

    /**
     * Waits for an event and handles it.
     *
     * @param patience how the caller waits: the event loop of the dispatcher, or its threads
     * @param until in nanoseconds, or {@link Waiting#FOREVER}
     * @return whether there was one in time
     */
    public boolean handleNext(Waiting patience, long until) {
        waiting++;
        try {
            while (!handleOne()) {
                if (patience.now() >= until) {
                    return false;
                }
                patience.pause(Math.min(until, deadline()));
            }
            return true;
        } finally {
            waiting--;
            // Whoever else waits has not been told of what is left.
            news |= !pending.isEmpty();
        }
    }

    /** Finds out what has happened. */
    private void look() {
        long now = deferred.isEmpty() ? 0 : clock.now();
        deferred.sort((one, other) -> Long.compare(one.due(), other.due()));
        deferred.removeIf(event -> event.expire(now));
        List.copyOf(channels).forEach(EventChannel::ask);
    }

    void add(EventChannel channel) {
        channels.add(channel);
    }

    void remove(EventChannel channel) {
        channels.remove(channel);
        pending.remove(channel);
    }

    void pending(EventChannel channel) {
        pending.add(channel);
        news = true;
    }

    /** Somebody who waits for a channel alone is to look. */
    void tell() {
        news = true;
    }

    @Override
    public boolean poll() {
        if (waiting == 0) {
            boolean told = takeNews();
            return handleOne() || told;
        }
        look();
        return takeNews();
    }

    private boolean takeNews() {
        boolean had = news;
        news = false;
        return had;
    }

    @Override
    public long line() {
        return NO_LINE;
    }

    @Override
    public long[] lines() {
        return channels.stream().mapToLong(EventChannel::line).filter(line -> line != NO_LINE).toArray();
    }

    @Override
    public long deadline() {
        return deferred.stream().mapToLong(DeferredEvent::due).min().orElse(Wait.FOREVER);
    }

    @Override
    public boolean isOver() {
        return false;
    }
}
