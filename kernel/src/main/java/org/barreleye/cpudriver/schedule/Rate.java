package org.barreleye.cpudriver.schedule;

/**
 * The rate of a best-effort dispatcher: its budget in each period.
 *
 * @param budget in nanoseconds, 1 or more
 * @param period in nanoseconds, at least the budget
 */
record Rate(long budget, long period) {
    /**
     * Computes the rate of one best-effort dispatcher.
     *
     * @param slice the length of a time slice
     * @param dispatcherCount the number of best-effort dispatchers
     * @param share the bandwidth of all of them, in millionths of the core
     * @param weight the weight of this one
     * @param totalWeight the sum of all weights
     */
    static Rate of(long slice, long dispatcherCount, long share, long weight, long totalWeight) {
        long period = dispatcherCount * slice;
        long budget = period * share / Rbed.WHOLE_CORE * weight / totalWeight;
        return budget > 0 ? new Rate(budget, period)
                : new Rate(1, (totalWeight * Rbed.WHOLE_CORE - 1) / (share * weight) + 1);
    }

    /** The time in which this rate provides a running time, rounded up. */
    long timeFor(long running) {
        return running / budget * period + (running % budget * period + budget - 1) / budget;
    }
}
