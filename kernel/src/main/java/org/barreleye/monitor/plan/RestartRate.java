package org.barreleye.monitor.plan;

/**
 * The rate at which a component that ends is started again. A component that would be restarted more often within one
 * period is given up, since what ends it seems to be no accident.
 *
 * @param restarts the number of restarts that one period permits
 * @param period its length, in nanoseconds of machine time
 */
public record RestartRate(int restarts, long period) {
    /** Three restarts in a second. */
    public static final RestartRate STANDARD = new RestartRate(3, 1_000_000_000L);

    /** Checks that neither number is negative. */
    public RestartRate {
        if (restarts < 0 || period < 1) {
            throw new IllegalArgumentException("a restart rate is 0 or more restarts in a period of 1 ns or longer,"
                    + " not " + restarts + " in " + period + " ns");
        }
    }
}
