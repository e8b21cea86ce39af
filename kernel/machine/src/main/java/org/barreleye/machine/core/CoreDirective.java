package org.barreleye.machine.core;

import java.util.Arrays;
import java.util.Objects;
import org.barreleye.kpi.state.Shared;

/** What the software of a core waits for when a step is over. An interrupt or the timer ends every wait. */
public sealed interface CoreDirective {
    /** The only {@link Again}. */
    CoreDirective AGAIN = new Again();

    /** The only {@link Halt}. */
    CoreDirective HALT = new Halt();

    /** A deadline that never comes. */
    long NEVER = Long.MAX_VALUE;

    /** Asks a visitor. */
    <R> R accept(Visitor<R> visitor);

    /** Call me as soon as my clock is the earliest. */
    record Again() implements CoreDirective {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.again(this);
        }
    }

    /** Sleep until an interrupt arrives or the timer expires. */
    record Halt() implements CoreDirective {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.halt(this);
        }
    }

    /**
     * Poll some lines. Equal, time for time, to a loop that looks at each line in order, compares the clock with the
     * deadline,
     * and starts over every {@code period} cycles; but only the poll that finds something is an event.
     *
     * <p>The first poll is at the core's clock. A look that finds nothing new costs a hit. A line is new when it was
     * written, by whomever, since this core last read it; if that was before the wait began, the first poll finds it.
     * Where a line has 32 bytes, the two of a slot of 64 are polled as one. A period that is shorter than the looks
     * takes as long as they do.
     */
    @Shared // never changed
    final class Await implements CoreDirective {
        private final long[] lines;
        private final long period;
        private final long deadline;

        /**
         * Creates a wait.
         *
         * @param lines packed canonical addresses of the lines, each a multiple of 64; looked at in this order
         * @param period cycles from one poll to the next, 1 or more
         * @param deadline the first poll at or after this time, in picoseconds, is the last;
         *     {@link CoreDirective#NEVER} for none
         */
        public Await(long[] lines, long period, long deadline) {
            if (period < 1 || period > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a period is 1 to 2147483647 cycles, not " + period);
            }
            this.lines = lines.clone();
            this.period = period;
            this.deadline = deadline;
        }

        /** How many lines are polled. */
        public int count() {
            return lines.length;
        }

        /** The address of a line. */
        public long line(int index) {
            return lines[index];
        }

        /** Cycles from one poll to the next. */
        public long period() {
            return period;
        }

        /** When to give up, in picoseconds. */
        public long deadline() {
            return deadline;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.await(this);
        }

        @Override
        public String toString() {
            return "Await[lines=" + Arrays.toString(lines) + ", period=" + period + ", deadline=" + deadline + "]";
        }
    }

    /**
     * Give the core to a context.
     *
     * @param context made by {@link Core#newContext} of the same core, and not ended
     */
    record Resume(Context context) implements CoreDirective {
        /** Checks that there is one. */
        public Resume {
            Objects.requireNonNull(context, "context");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.resume(this);
        }
    }

    /**
     * Visits a directive.
     *
     * @param <R> the answer
     */
    interface Visitor<R> {
        /** Answers for software that has more to do. */
        R again(Again directive);

        /** Answers for software that has nothing to do. */
        R halt(Halt directive);

        /** Answers for software that polls. */
        R await(Await directive);

        /** Answers for software that lets a context run. */
        R resume(Resume directive);
    }
}
