package org.barreleye.benchmarks.machine;

import org.barreleye.kpi.state.Copyable;

/** The sequence of accesses of a core, the same for every model that is compared. Allocates nothing. */
final class AccessPattern implements Copyable {
    static final int LINES = 256;

    private static final int LINE_BYTES = 64;

    private long state;

    AccessPattern(int core) {
        state = (core + 1) * 0x9e3779b97f4a7c15L;
    }

    /** Advances to the next access. */
    void next() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
    }

    /** Returns the address of the access. */
    long address() {
        return (state >>> 8 & LINES - 1) * LINE_BYTES;
    }

    /** Returns whether the access is a store; one in four is. */
    boolean isStore() {
        return (state & 3) == 0;
    }
}
