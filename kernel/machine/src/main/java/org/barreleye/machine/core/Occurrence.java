package org.barreleye.machine.core;

/** What the software of a core is told when it is called. */
public sealed interface Occurrence {
    /** The only {@link Started}. */
    Occurrence STARTED = new Started();

    /** The only {@link Ready}. */
    Occurrence READY = new Ready();

    /** The only {@link TimerExpired}. */
    Occurrence TIMER_EXPIRED = new TimerExpired();

    /** The only {@link DeadlineReached}. */
    Occurrence DEADLINE_REACHED = new DeadlineReached();

    /** Asks a visitor. */
    <R> R accept(Visitor<R> visitor);

    /** The core was started; the first occurrence of all. */
    record Started() implements Occurrence {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.started(this);
        }
    }

    /** The software said {@link Next.Again}, and now its clock is the earliest. */
    record Ready() implements Occurrence {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ready(this);
        }
    }

    /**
     * A poll saw a line that was written since this core last read it.
     *
     * @param lineAddress packed canonical address of the line, as it was given to {@link Next.Await}
     */
    record LineChanged(long lineAddress) implements Occurrence {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lineChanged(this);
        }
    }

    /** A poll saw no line changed, and the deadline of {@link Next.Await} had come. */
    record DeadlineReached() implements Occurrence {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.deadlineReached(this);
        }
    }

    /**
     * An interrupt arrived. Pending vectors are told lowest first; a vector that is pending already is not counted twice.
     *
     * @param vector 0 .. 255
     */
    record Interrupt(int vector) implements Occurrence {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.interrupt(this);
        }
    }

    /** The core's timer expired. */
    record TimerExpired() implements Occurrence {
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
    record ContextTrapped(Context context) implements Occurrence {
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
    record ContextFinished(Context context) implements Occurrence {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.contextFinished(this);
        }
    }

    /**
     * A question to an occurrence.
     *
     * @param <R> the answer
     */
    interface Visitor<R> {
        /** Answers for a start. */
        R started(Started occurrence);

        /** Answers for a core whose turn it is. */
        R ready(Ready occurrence);

        /** Answers for a changed line. */
        R lineChanged(LineChanged occurrence);

        /** Answers for a deadline. */
        R deadlineReached(DeadlineReached occurrence);

        /** Answers for an interrupt. */
        R interrupt(Interrupt occurrence);

        /** Answers for the timer. */
        R timerExpired(TimerExpired occurrence);

        /** Answers for a trap. */
        R contextTrapped(ContextTrapped occurrence);

        /** Answers for an ended context. */
        R contextFinished(ContextFinished occurrence);
    }
}
