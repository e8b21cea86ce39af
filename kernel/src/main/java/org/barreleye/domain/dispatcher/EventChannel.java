package org.barreleye.domain.dispatcher;

import java.util.Optional;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.state.Copyable;

/**
 * One thing that can happen, and what is to be done then. It is triggered by whoever finds out; what is to be done is
 * done by the {@link Waitset} that it is registered with, once it is its turn.
 *
 * <p>No trigger is lost: one that comes before anybody is registered is remembered, and of several that come before the
 * first is handled at least one is handled after the last. In a program that is copied with its machine handlers are
 * {@link Copyable}.
 */
public final class EventChannel implements Copyable {
    /** Where a channel stands. */
    public enum State {
        /** Nobody wants to know. */
        UNREGISTERED,
        /** Waits for a trigger. */
        IDLE,
        /** Is asked in turn whether anything has happened. */
        POLLED,
        /** Something has happened, and has not been handled. */
        PENDING,
        /** One caller waits for this channel and no other, and takes what happens there. */
        WAITING
    }

    private State state = State.UNREGISTERED;
    private boolean triggered;
    private boolean persistent;
    // Absent while nobody is registered.
    private Optional<Waitset> waitset = Optional.empty();
    private Optional<Runnable> handler = Optional.empty();
    private Optional<Polled> polled = Optional.empty();

    /** Makes a channel that nobody is registered for. */
    public EventChannel() {}

    /** Where it stands. */
    public State state() {
        return state;
    }

    /** Handles the next event only. If it was triggered before, that is the event. */
    public void registerOnce(Waitset with, Runnable what) {
        register(with, what, false, Optional.empty());
    }

    /** Handles every event until it is {@linkplain #deregister deregistered}. */
    public void register(Waitset with, Runnable what) {
        register(with, what, true, Optional.empty());
    }

    /** Handles every event of something that has to be asked. */
    public void registerPolled(Waitset with, Polled source, Runnable what) {
        register(with, what, true, Optional.of(source));
    }

    private void register(Waitset with, Runnable what, boolean persistently, Optional<Polled> source) {
        if (state != State.UNREGISTERED) {
            throw new IllegalStateException("a channel is registered once at a time; this one is " + state);
        }
        waitset = Optional.of(with);
        handler = Optional.of(what);
        polled = source;
        persistent = persistently;
        with.add(this);
        rearm();
    }

    /** Ready for the next event, which may have come already. */
    private void rearm() {
        state = polled.isPresent() ? State.POLLED : State.IDLE;
        if (triggered) {
            trigger();
        }
    }

    /** Nobody wants to know any more; an event that has not been handled is forgotten. */
    public void deregister() {
        waitset.ifPresent(with -> with.remove(this));
        clearRegistration();
        triggered = false;
    }

    private void clearRegistration() {
        state = State.UNREGISTERED;
        waitset = Optional.empty();
        handler = Optional.empty();
        polled = Optional.empty();
    }

    /** It has happened. */
    public void trigger() {
        switch (state) {
            case UNREGISTERED, WAITING -> {
                triggered = true;
                waitset.ifPresent(Waitset::notifyWaiter);
            }
            case IDLE, POLLED -> {
                triggered = false;
                state = State.PENDING;
                waitset.orElseThrow().markPending(this);
            }
            case PENDING -> { } // what is handled then is handled after this trigger
        }
    }

    /** Another waitset is responsible from now on, also for what is pending. */
    public void migrate(Waitset to) {
        waitset.ifPresent(from -> {
            from.remove(this);
            waitset = Optional.of(to);
            to.add(this);
            if (state == State.PENDING) {
                to.markPending(this);
            }
        });
    }

    /**
     * Waits for the next event of this channel, and takes it; others of the same waitset are handled meanwhile by
     * whoever handles them.
     *
     * @param deadline in nanoseconds, or {@link Waiter#FOREVER}
     * @return whether there was one in time
     */
    public boolean await(Waitset with, Waiter waiter, long deadline) {
        if (state != State.UNREGISTERED) {
            throw new IllegalStateException("somebody else is registered for this channel, it is " + state);
        }
        state = State.WAITING;
        waitset = Optional.of(with);
        while (!triggered && waiter.now() < deadline) {
            waiter.pause(deadline);
        }
        boolean happened = triggered;
        triggered = false;
        clearRegistration();
        return happened;
    }

    /** The packed canonical address of the line that tells when to ask, or {@link EventSource#NO_LINE}. */
    long watchedLine() {
        return state == State.POLLED ? polled.orElseThrow().watchedLine() : EventSource.NO_LINE;
    }

    /** Asks whether anything has happened, if this is a channel that has to be asked. */
    void pollForEvent() {
        if (state == State.POLLED && polled.orElseThrow().hasEvent()) {
            trigger();
        }
    }

    /** Its turn has come. It is ready for the next event before this one is handled. */
    void handle() {
        Runnable what = handler.orElseThrow();
        if (persistent) {
            rearm();
        } else {
            waitset.orElseThrow().remove(this);
            clearRegistration();
        }
        what.run();
    }

    /**
     * Something that does not tell when it has happened. In a program that is copied with its machine it is
     * {@link Copyable}.
     */
    public interface Polled {
        /** Whether there is an event; the handler takes it. */
        boolean hasEvent();

        /** The line whose change means that there may be one, or {@link EventSource#NO_LINE}. */
        long watchedLine();
    }
}
