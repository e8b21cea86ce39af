package org.barreleye.machine.core;

import java.util.Arrays;
import java.util.Objects;
import org.barreleye.kpi.state.Shared;

/**
 * The directive of a core's software at the end of a step: what it waits for. An interrupt or the timer ends every
 * wait.
 */
public sealed interface CoreDirective {
    /** The only {@link Again}. */
    CoreDirective AGAIN = new Again();

    /** The only {@link Halt}. */
    CoreDirective HALT = new Halt();

    /** No deadline. */
    long NEVER = Long.MAX_VALUE;

    /** Visits this directive. */
    <R> R accept(Visitor<R> visitor);

    /** Calls the software again as soon as the core's clock is the earliest. */
    record Again() implements CoreDirective {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.again(this);
        }
    }

    /** Halts the core until an interrupt arrives or the timer expires. */
    record Halt() implements CoreDirective {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.halt(this);
        }
    }

    /**
     * Polls lines. Equal, time for time, to a loop that loads each line in order, compares the clock with the deadline,
     * and repeats this every {@code period} cycles; but only the poll that finds a change is an event.
     *
     * <p>The first poll is at the core's clock. A line without a change costs a hit. A line has changed if any core or
     * device has written it since this core last read it; if that was before the wait began, the first poll finds it.
     * Where a cache line has 32 bytes, the two of a message line are polled as one. A period is at least as long as the
     * loads take.
     */
    @Shared // never changed
    final class Await implements CoreDirective {
        private final long[] lines;
        private final long period;
        private final long deadline;

        /**
         * Creates a wait.
         *
         * @param lines packed canonical addresses of the lines, each a multiple of 64; polled in this order
         * @param period cycles from one poll to the next, 1 or more
         * @param deadline the first poll at or after this time, in picoseconds, is the last; {@link
         *     CoreDirective#NEVER} for none
         */
        public Await(long[] lines, long period, long deadline) {
            if (period < 1 || period > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a period is 1 to 2147483647 cycles, not " + period);
            }
            this.lines = lines.clone();
            this.period = period;
            this.deadline = deadline;
        }

        /** The number of lines. */
        public int count() {
            return lines.length;
        }

        /** The address of a line. */
        public long line(int index) {
            return lines[index];
        }

        /** How many lines at the begin are the same as these. */
        int sameAtBegin(long[] others) {
            int first = Arrays.mismatch(lines, others);
            return first < 0 ? lines.length : first;
        }

        /** How many lines at the end are the same as these, without a number of lines at the begin of both. */
        int sameAtEnd(long[] others, int begin) {
            int most = Math.min(lines.length, others.length) - begin;
            int same = 0;
            while (same < most && lines[lines.length - 1 - same] == others[others.length - 1 - same]) {
                same++;
            }
            return same;
        }

        /** Cycles from one poll to the next. */
        public long period() {
            return period;
        }

        /** The deadline, in picoseconds. */
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
     * Resumes a context on the core.
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
     * @param <R> the result
     */
    interface Visitor<R> {
        /** Visits {@link Again}. */
        R again(Again directive);

        /** Visits {@link Halt}. */
        R halt(Halt directive);

        /** Visits {@link Await}. */
        R await(Await directive);

        /** Visits {@link Resume}. */
        R resume(Resume directive);
    }
}
