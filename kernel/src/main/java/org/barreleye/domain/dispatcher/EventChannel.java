package org.barreleye.domain.dispatcher;

import java.util.Optional;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.state.Copyable;

/**
 * An event channel: an event and its handler. {@link #trigger} may be called anywhere; the {@link Waitset} with which
 * the channel is registered runs the handler in turn.
 *
 * <p>No trigger is lost: a trigger before registration is kept, and of several triggers before the first is handled, at
 * least one is handled after the last. In a program that is copied with its machine, handlers are {@link Copyable}.
 */
public final class EventChannel implements Copyable {
    /** The states of a channel. */
    public enum State {
        /** Not registered. */
        UNREGISTERED,
        /** Registered, not triggered. */
        IDLE,
        /** Registered, and polled for events. */
        POLLED,
        /** Triggered, not handled yet. */
        PENDING,
        /** One caller waits for this channel only, and handles its next event. */
        WAITING
    }

    private State state = State.UNREGISTERED;
    private boolean triggered;
    private boolean persistent;
    // Absent while it is not registered.
    private Optional<Waitset> waitset = Optional.empty();
    private Optional<Runnable> handler = Optional.empty();
    private Optional<Polled> polled = Optional.empty();

    /** Creates a channel that is not registered. */
    public EventChannel() {}

    /** The state. */
    public State state() {
        return state;
    }

    /** Registers for the next event only. An earlier trigger counts. */
    public void registerOnce(Waitset with, Runnable what) {
        register(with, what, false, Optional.empty());
    }

    /** Registers for every event until {@link #deregister}. */
    public void register(Waitset with, Runnable what) {
        register(with, what, true, Optional.empty());
    }

    /** Registers for every event of a source that must be polled. */
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

    /** Makes the channel ready for the next event, which may have been triggered already. */
    private void rearm() {
        state = polled.isPresent() ? State.POLLED : State.IDLE;
        if (triggered) {
            trigger();
        }
    }

    /** Ends the registration; an event that was not handled is dropped. */
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

    /** Triggers the event. */
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

    /** Moves the channel to another waitset, with a pending event. */
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
     * Waits for the next event of this channel. Events of other channels of the waitset are handled meanwhile.
     *
     * @param deadline in nanoseconds, or {@link Waiter#FOREVER}
     * @return whether there was one in time
     */
    public boolean await(Waitset with, Waiter waiter, long deadline) {
        if (state != State.UNREGISTERED) {
            throw new IllegalStateException("another caller is registered for this channel, it is " + state);
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

    /**
     * The packed canonical address of the line whose change means that there may be an event, or {@link
     * EventSource#NO_LINE}.
     */
    long watchedLine() {
        return state == State.POLLED ? polled.orElseThrow().watchedLine() : EventSource.NO_LINE;
    }

    /** Polls for an event, if this is a polled channel. */
    void pollForEvent() {
        if (state == State.POLLED && polled.orElseThrow().hasEvent()) {
            trigger();
        }
    }

    /** Runs the handler. The channel is ready for the next event before that. */
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
     * A source that must be polled. In a program that is copied with its machine it is {@link Copyable}.
     */
    public interface Polled {
        /** Returns whether there is an event; the handler takes it. */
        boolean hasEvent();

        /** The line whose change means that there may be one, or {@link EventSource#NO_LINE}. */
        long watchedLine();
    }
}
