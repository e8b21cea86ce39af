package org.barreleye.cpudriver.schedule;

/**
 * How fast a best-effort dispatcher may go: so much time in so much time.
 *
 * @param budget in nanoseconds, 1 or more
 * @param period in nanoseconds, at least the budget
 */
record Rate(long budget, long period) {
    /**
     * The part of one among several.
     *
     * @param slice how long a turn is
     * @param dispatcherCount how many there are
     * @param share what all of them have together, in millionths of the core
     * @param weight of this one
     * @param totalWeight of all
     */
    static Rate of(long slice, long dispatcherCount, long share, long weight, long totalWeight) {
        long period = dispatcherCount * slice;
        long budget = period * share / Rbed.WHOLE_CORE * weight / totalWeight;
        return budget > 0 ? new Rate(budget, period)
                : new Rate(1, (totalWeight * Rbed.WHOLE_CORE - 1) / (share * weight) + 1);
    }

    /** How long a time of running takes at this rate, rounded up. */
    long timeFor(long running) {
        return running / budget * period + (running % budget * period + budget - 1) / budget;
    }
}
