package org.barreleye.machine.interrupt;

import java.util.Arrays;
import org.barreleye.kpi.state.Copyable;

/**
 * The interrupts that are pending at a core: one bit for each vector, as in the request register of an interrupt
 * controller.
 */
public final class PendingInterrupts implements Copyable {
    private static final int VECTORS = 256;

    private final long[] bits;

    /** Creates an empty set. */
    public PendingInterrupts() {
        bits = new long[VECTORS / Long.SIZE];
    }

    /**
     * Checks a vector.
     *
     * @throws IllegalArgumentException if it is not in 0 .. 255
     */
    public static void requireVector(int vector) {
        if (vector < 0 || vector >= VECTORS) {
            throw new IllegalArgumentException("an interrupt vector is 0 to 255, not " + vector);
        }
    }

    /** Makes a vector pending; once more has no effect. */
    public void add(int vector) {
        bits[vector >>> 6] |= 1L << vector;
    }

    /** Returns whether no vector is pending. */
    public boolean isEmpty() {
        return (bits[0] | bits[1] | bits[2] | bits[3]) == 0;
    }

    /** Makes none pending. */
    public void clear() {
        Arrays.fill(bits, 0);
    }

    /** Removes and returns the lowest pending vector. One must be pending. */
    public int take() {
        int word = 0;
        while (bits[word] == 0) {
            word++;
        }
        long lowest = Long.lowestOneBit(bits[word]);
        bits[word] ^= lowest;
        return (word << 6) + Long.numberOfTrailingZeros(lowest);
    }
}
