package org.barreleye.cpudriver.schedule;

/** What a dispatcher may count on. All times in nanoseconds. */
public sealed interface Reservation {
    /** What a dispatcher gets that asked for nothing. */
    BestEffort DEFAULT = new BestEffort(1);

    /**
     * What is left over, shared by weight.
     *
     * @param weight 1 .. 1,000
     */
    record BestEffort(int weight) implements Reservation {
        /** Checks the range. */
        public BestEffort {
            require(weight >= 1 && weight <= 1_000, "a weight is 1 to 1000, not " + weight);
        }
    }

    /**
     * So much time in every period, whatever the others do.
     *
     * @param time how long it may run in a period, 1 or more
     * @param period how often, at most an hour
     * @param deadline how long after the beginning of a period it will have run so long; at least the time, at most the
     *     period
     */
    record HardRealTime(long time, long period, long deadline) implements Reservation {
        private static final long HOUR = 3_600_000_000_000L;

        /** Checks the ranges. */
        public HardRealTime {
            require(isFeasible(time, period, deadline),
                    "1 <= time <= deadline <= period <= an hour is not true of " + time + ", " + deadline + ", "
                    + period);
        }

        /** Whether the three are such that somebody could keep the promise. */
        public static boolean isFeasible(long time, long period, long deadline) {
            return time >= 1 && time <= deadline && deadline <= period && period <= HOUR;
        }

        /** The part of the core that must be kept free for it, in millionths, rounded up. */
        long density() {
            return (time * Rbed.WHOLE_CORE - 1) / deadline + 1;
        }
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
