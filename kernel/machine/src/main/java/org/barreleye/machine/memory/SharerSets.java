package org.barreleye.machine.memory;

import org.barreleye.kpi.state.Copyable;

/**
 * A set of cores, or of nodes, for each line of a page, as bits in an array that it shares with whatever else is known
 * of the line; as many words per set as the machine has cores for.
 */
final class SharerSets implements Copyable {
    private final long[] bits;
    private final int stride;
    private final int offset;
    private final int wordsPerSet;

    /**
     * Creates a view of sets in an array.
     *
     * @param bits holds the set of line n from {@code n * stride + offset} on
     * @param wordsPerSet the result of {@link #words}
     */
    SharerSets(long[] bits, int stride, int offset, int wordsPerSet) {
        this.bits = bits;
        this.stride = stride;
        this.offset = offset;
        this.wordsPerSet = wordsPerSet;
    }

    /** The number of words of a set with a number of members. */
    static int words(int members) {
        return (members + 63) >>> 6;
    }

    boolean contains(int set, int core) {
        return (bits[set * stride + offset + (core >>> 6)] >>> core & 1) != 0;
    }

    void add(int set, int core) {
        bits[set * stride + offset + (core >>> 6)] |= 1L << core;
    }

    void remove(int set, int core) {
        bits[set * stride + offset + (core >>> 6)] &= ~(1L << core);
    }

    /** Returns whether the set contains this core and no other. */
    boolean isOnly(int set, int core) {
        int start = set * stride + offset;
        if (wordsPerSet == 1) {
            return bits[start] == 1L << core;
        }
        return contains(set, core) && next(set, 0) == core && next(set, core + 1) < 0;
    }

    /** Makes the set contain this core and no other. */
    void setOnly(int set, int core) {
        fill(set, 0);
        add(set, core);
    }

    /** Makes the set empty. */
    void clear(int set) {
        fill(set, 0);
    }

    /** Makes the set contain every core. */
    void setAll(int set) {
        fill(set, -1);
    }

    /** The first member from a core on, or -1. */
    int next(int set, int from) {
        int start = set * stride + offset;
        if (wordsPerSet == 1) {
            long later = from < 64 ? bits[start] & -1L << from : 0;
            return later == 0 ? -1 : Long.numberOfTrailingZeros(later);
        }
        int word = from >>> 6;
        if (word >= wordsPerSet) {
            return -1;
        }
        long rest = bits[start + word] & -1L << from;
        while (rest == 0) {
            word++;
            if (word >= wordsPerSet) {
                return -1;
            }
            rest = bits[start + word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    private void fill(int set, long value) {
        int start = set * stride + offset;
        for (int word = start; word < start + wordsPerSet; word++) {
            bits[word] = value;
        }
    }
}
