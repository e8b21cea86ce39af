package org.barreleye.monitor.plan;

/**
 * The number of a service: the core that exports it, its number there, the index of one of its interfaces, and a
 * generation, which all its interfaces share. A capability to a service holds such a number. When the generation of the
 * service changes, all capabilities of earlier generations are void, on every core and without a message: the exporting
 * core compares the generation at each request to bind.
 */
public final class ServiceNumber {
    /** The number of interfaces that a service can have. */
    public static final int INTERFACES_MAX = 4;
    /** The number of generations that a service can have. */
    public static final int GENERATIONS_MAX = 1 << 10;

    private static final int NUMBERS_OF_A_SERVICE = INTERFACES_MAX * GENERATIONS_MAX;
    private static final int INCARNATIONS = 64;
    private static final int INCARNATION_SHIFT = 14;

    private ServiceNumber() {}

    /** Returns the number of the n-th service of a core, 1 .. 2^20 - 1: of its first interface and generation. */
    public static long of(int core, long n) {
        return CoreScopedId.of(core, n * NUMBERS_OF_A_SERVICE);
    }

    /** Returns the n before the first one that an incarnation of a core uses; there are 2^14 for each of 64. */
    public static long firstOf(int incarnation) {
        return (long) (incarnation % INCARNATIONS) << INCARNATION_SHIFT;
    }

    /** Returns the number of the first interface of a service in its first generation. */
    public static long firstOf(long number) {
        return number - number % NUMBERS_OF_A_SERVICE;
    }

    /** Returns the number of an interface of a service, in the same generation. */
    public static long withInterface(long first, int index) {
        return first + (long) index * GENERATIONS_MAX;
    }

    /** Returns the index of an interface, from 0 on. */
    public static int interfaceOf(long number) {
        return (int) (number % NUMBERS_OF_A_SERVICE / GENERATIONS_MAX);
    }

    /** Returns the generation of a service, from 0 on. */
    public static int generationOf(long number) {
        return (int) (number % GENERATIONS_MAX);
    }

    /** Returns the n of a service number. */
    public static long indexOf(long number) {
        return (number & 0xffff_ffffL) / NUMBERS_OF_A_SERVICE;
    }
}
