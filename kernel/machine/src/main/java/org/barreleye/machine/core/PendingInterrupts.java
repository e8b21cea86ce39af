package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;

/**
 * The vectors that arrived at a core and were not told to its software yet: one bit each, as in an interrupt
 * controller.
 */
final class PendingInterrupts implements Copyable {
    private static final int VECTORS = 256;

    private final long[] bits;

    PendingInterrupts() {
        bits = new long[VECTORS / Long.SIZE];
    }

    /** Refuses a number that is no vector. */
    static void requireVector(int vector) {
        if (vector < 0 || vector >= VECTORS) {
            throw new IllegalArgumentException("an interrupt vector is 0 to 255, not " + vector);
        }
    }

    void add(int vector) {
        bits[vector >>> 6] |= 1L << vector;
    }

    boolean isEmpty() {
        return (bits[0] | bits[1] | bits[2] | bits[3]) == 0;
    }

    /** Takes the lowest vector; there must be one. */
    int take() {
        int word = 0;
        while (bits[word] == 0) {
            word++;
        }
        long lowest = Long.lowestOneBit(bits[word]);
        bits[word] ^= lowest;
        return (word << 6) + Long.numberOfTrailingZeros(lowest);
    }
}
