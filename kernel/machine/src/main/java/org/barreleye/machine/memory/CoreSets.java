package org.barreleye.machine.memory;

/**
 * A set of cores for each line of a page, as bits in one flat array; as many words per set as the machine has cores
 * for.
 */
final class CoreSets {
    private final int wordsPerSet;
    private final long[] bits;

    CoreSets(int sets, int cores) {
        wordsPerSet = (cores + 63) >>> 6;
        bits = new long[sets * wordsPerSet];
    }

    private CoreSets(CoreSets source) {
        wordsPerSet = source.wordsPerSet;
        bits = source.bits.clone();
    }

    CoreSets copy() {
        return new CoreSets(this);
    }

    boolean contains(int set, int core) {
        return (bits[set * wordsPerSet + (core >>> 6)] >>> core & 1) != 0;
    }

    void add(int set, int core) {
        bits[set * wordsPerSet + (core >>> 6)] |= 1L << core;
    }

    void remove(int set, int core) {
        bits[set * wordsPerSet + (core >>> 6)] &= ~(1L << core);
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
        int start = set * wordsPerSet;
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
        int start = set * wordsPerSet;
        for (int word = start; word < start + wordsPerSet; word++) {
            bits[word] = value;
        }
    }
}
