package org.barreleye.monitor.plan;

/**
 * The number of a service: the core that exports it, its number there, and a generation. A capability to a service
 * holds such a number. When the generation of the service changes, all capabilities of earlier generations are void, on
 * every core and without a message: the exporting core compares the generation at each request to bind.
 */
public final class ServiceNumber {
    /** The number of generations that a service can have. */
    public static final int GENERATIONS_MAX = 1 << 12;

    private static final int INCARNATIONS = 64;
    private static final int INCARNATION_SHIFT = 14;

    private ServiceNumber() {}

    /** Returns the number of the first generation of the n-th service of a core, 1 .. 2^20 - 1. */
    public static long of(int core, long n) {
        return CoreScopedId.of(core, n * GENERATIONS_MAX);
    }

    /** Returns the n before the first one that an incarnation of a core uses; there are 2^14 for each of 64. */
    public static long firstOf(int incarnation) {
        return (long) (incarnation % INCARNATIONS) << INCARNATION_SHIFT;
    }

    /** Returns the number of a service in its first generation. */
    public static long firstOf(long number) {
        return number - generationOf(number);
    }

    /** Returns the generation of a service, from 0 on. */
    public static int generationOf(long number) {
        return (int) (number & GENERATIONS_MAX - 1);
    }

    /** Returns the n of a service number. */
    public static long indexOf(long number) {
        return (number & 0xffff_ffffL) / GENERATIONS_MAX;
    }
}
