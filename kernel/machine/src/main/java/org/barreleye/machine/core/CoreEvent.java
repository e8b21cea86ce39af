package org.barreleye.machine.core;

/** What the software of a core is told when it is called. */
public sealed interface CoreEvent {
    /** The only {@link Started}. */
    CoreEvent STARTED = new Started();

    /** The only {@link Ready}. */
    CoreEvent READY = new Ready();

    /** The only {@link TimerExpired}. */
    CoreEvent TIMER_EXPIRED = new TimerExpired();

    /** The only {@link DeadlineReached}. */
    CoreEvent DEADLINE_REACHED = new DeadlineReached();

    /** Asks a visitor. */
    <R> R accept(Visitor<R> visitor);

    /** The core was started; the first event of all. */
    record Started() implements CoreEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.started(this);
        }
    }

    /** The software said {@link CoreDirective.Again}, and now its clock is the earliest. */
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

    /** A poll saw no line changed, and the deadline of {@link CoreDirective.Await} had come. */
    record DeadlineReached() implements CoreEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.deadlineReached(this);
        }
    }

    /**
     * An interrupt arrived. Pending vectors are told lowest first; a vector that is pending already is not counted
     * twice.
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
     * @param context who
     */
    record ContextTrapped(Context context) implements CoreEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.contextTrapped(this);
        }
    }

    /**
     * The context that ran on the core came to its end; {@link Context#failure()} says whether it ended well.
     *
     * @param context who
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
     * @param <R> the answer
     */
    interface Visitor<R> {
        /** Answers for a start. */
        R started(Started event);

        /** Answers for a core whose turn it is. */
        R ready(Ready event);

        /** Answers for a changed line. */
        R lineChanged(LineChanged event);

        /** Answers for a deadline. */
        R deadlineReached(DeadlineReached event);

        /** Answers for an interrupt. */
        R interrupt(Interrupt event);

        /** Answers for the timer. */
        R timerExpired(TimerExpired event);

        /** Answers for a trap. */
        R contextTrapped(ContextTrapped event);

        /** Answers for an ended context. */
        R contextFinished(ContextFinished event);
    }
}
