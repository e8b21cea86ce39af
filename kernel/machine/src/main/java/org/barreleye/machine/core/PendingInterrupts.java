package org.barreleye.machine.core;

/** The vectors that arrived at a core and were not told to its software yet: one bit each, as in an interrupt controller. */
final class PendingInterrupts {
    static final int VECTORS = 256;

    private final long[] bits;
    private int count;

    PendingInterrupts() {
        bits = new long[VECTORS / Long.SIZE];
    }

    private PendingInterrupts(PendingInterrupts source) {
        bits = source.bits.clone();
        count = source.count;
    }

    PendingInterrupts copy() {
        return new PendingInterrupts(this);
    }

    void add(int vector) {
        long bit = 1L << vector;
        count += (bits[vector >>> 6] & bit) == 0 ? 1 : 0;
        bits[vector >>> 6] |= bit;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Takes the lowest vector; there must be one. */
    int take() {
        int word = 0;
        while (bits[word] == 0) {
            word++;
        }
        long lowest = Long.lowestOneBit(bits[word]);
        bits[word] ^= lowest;
        count--;
        return (word << 6) + Long.numberOfTrailingZeros(lowest);
    }
}
