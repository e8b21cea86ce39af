package org.barreleye.monitor.plan;

/**
 * Numbers of processes, services and connections that are unique on all cores: the core that gave the number, and a
 * count on that core.
 */
public final class CoreScopedId {
    private static final int SHIFT = 32;
    private static final int INCARNATIONS = 128;
    private static final int INCARNATION_SHIFT = 24;

    private CoreScopedId() {}

    /** Returns the number that a core gives to its n-th process, service or connection. */
    public static long of(int core, long n) {
        return (long) core << SHIFT | n;
    }

    /** Returns the n before the first one that an incarnation of a core uses; there are 2^24 for each of 128. */
    public static long firstOf(int incarnation) {
        return (long) (incarnation % INCARNATIONS) << INCARNATION_SHIFT;
    }

    /** Returns the core that gave a number. */
    public static int coreOf(long number) {
        return (int) (number >>> SHIFT);
    }

    /** Returns whether a process number is that of a monitor, which is 0 on each core. */
    public static boolean isOfMonitor(long process) {
        return (int) process == 0;
    }
}
