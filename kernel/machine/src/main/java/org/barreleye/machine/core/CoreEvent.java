package org.barreleye.machine.core;

/** An event for which the software of a core is called. */
public sealed interface CoreEvent {
    /** The only {@link Started}. */
    CoreEvent STARTED = new Started();

    /** The only {@link Ready}. */
    CoreEvent READY = new Ready();

    /** The only {@link TimerExpired}. */
    CoreEvent TIMER_EXPIRED = new TimerExpired();

    /** The only {@link DeadlineReached}. */
    CoreEvent DEADLINE_REACHED = new DeadlineReached();

    /** Visits this event. */
    <R> R accept(Visitor<R> visitor);

    /** The core was started; the first event of all. */
    record Started() implements CoreEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.started(this);
        }
    }

    /** The core's clock is the earliest, after {@link CoreDirective.Again}. */
    record Ready() implements CoreEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ready(this);
        }
    }

    /**
     * A poll saw a line that was written since this core last read it.
     *
     * @param lineAddress packed canonical address of the line, as it was given to {@link CoreDirective.Await}
     */
    record LineChanged(long lineAddress) implements CoreEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lineChanged(this);
        }
    }

    /** A poll found no change, and the deadline of {@link CoreDirective.Await} had passed. */
    record DeadlineReached() implements CoreEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.deadlineReached(this);
        }
    }

    /**
     * An interrupt arrived. Of pending vectors the lowest is first; a vector that arrives while it is pending is not
     * counted twice.
     *
     * @param vector 0 .. 255
     */
    record Interrupt(int vector) implements CoreEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.interrupt(this);
        }
    }

    /** The core's timer expired. */
    record TimerExpired() implements CoreEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.timerExpired(this);
        }
    }

    /**
     * The context that ran on the core called {@link Core#trap()}; it waits there until it is resumed.
     *
     * @param context the context
     */
    record ContextTrapped(Context context) implements CoreEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.contextTrapped(this);
        }
    }

    /**
     * The context that ran on the core has ended; {@link Context#failure()} holds the exception that ended it.
     *
     * @param context the context
     */
    record ContextFinished(Context context) implements CoreEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.contextFinished(this);
        }
    }

    /**
     * Visits an event.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** Visits {@link Started}. */
        R started(Started event);

        /** Visits {@link Ready}. */
        R ready(Ready event);

        /** Visits {@link LineChanged}. */
        R lineChanged(LineChanged event);

        /** Visits {@link DeadlineReached}. */
        R deadlineReached(DeadlineReached event);

        /** Visits {@link Interrupt}. */
        R interrupt(Interrupt event);

        /** Visits {@link TimerExpired}. */
        R timerExpired(TimerExpired event);

        /** Visits {@link ContextTrapped}. */
        R contextTrapped(ContextTrapped event);

        /** Visits {@link ContextFinished}. */
        R contextFinished(ContextFinished event);
    }
}
