package org.barreleye.monitor;

/** Numbers that one core gives and every core understands: of services, processes and connections. */
final class CoreScopedId {
    private static final int SHIFT = 32;

    private CoreScopedId() {}

    /** The number that a core gives to the n-th of its things. */
    static long of(int core, long n) {
        return (long) core << SHIFT | n;
    }

    /** The core that gave a number. */
    static int coreOf(long number) {
        return (int) (number >>> SHIFT);
    }
}
