package org.barreleye.cpudriver.schedule;

/** A reservation of processor time. All times in nanoseconds. */
public sealed interface Reservation {
    /** The reservation of a dispatcher that has requested none. */
    BestEffort DEFAULT = new BestEffort(1);

    /**
     * A share of the bandwidth that is not reserved, by weight.
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
     * A guaranteed running time in every period.
     *
     * @param time the running time in a period, 1 or more
     * @param period the period, at most an hour
     * @param deadline the time after the begin of a period by which it has run that long; at least {@code time}, at
     *     most {@code period}
     */
    record HardRealTime(long time, long period, long deadline) implements Reservation {
        private static final long HOUR = 3_600_000_000_000L;

        /** Checks the ranges. */
        public HardRealTime {
            require(isFeasible(time, period, deadline),
                    "1 <= time <= deadline <= period <= an hour is not true of " + time + ", " + deadline + ", "
                    + period);
        }

        /** Returns whether the three numbers satisfy 1 <= time <= deadline <= period <= one hour. */
        public static boolean isFeasible(long time, long period, long deadline) {
            return time >= 1 && time <= deadline && deadline <= period && period <= HOUR;
        }

        /** The density, time over deadline: the bandwidth to reserve, in millionths of the core, rounded up. */
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
