package org.barreleye.machine.memory;

/** Sets with one bit for each member: as many words for a set as the machine has members for. */
final class BitVectors extends SharerSets {
    private final int wordsPerSet;
    // The bits of the members in the last word.
    private final long lastWord;

    BitVectors(long[] words, int stride, int offset, int members) {
        super(words, stride, offset);
        wordsPerSet = words(members);
        lastWord = -1L >>> -members;
    }

    static int words(int members) {
        return members + Long.SIZE - 1 >>> 6;
    }

    @Override
    boolean contains(int set, int member) {
        return (words[begin(set) + (member >>> 6)] >>> member & 1) != 0;
    }

    @Override
    void add(int set, int member) {
        words[begin(set) + (member >>> 6)] |= 1L << member;
    }

    @Override
    void remove(int set, int member) {
        words[begin(set) + (member >>> 6)] &= ~(1L << member);
    }

    @Override
    boolean isOnly(int set, int member) {
        if (wordsPerSet == 1) {
            return words[begin(set)] == 1L << member;
        }
        return contains(set, member) && next(set, 0) == member && next(set, member + 1) < 0;
    }

    @Override
    void setOnly(int set, int member) {
        clear(set);
        add(set, member);
    }

    @Override
    void clear(int set) {
        fill(set, 0);
    }

    @Override
    void setAll(int set) {
        fill(set, -1);
        words[begin(set) + wordsPerSet - 1] = lastWord;
    }

    private void fill(int set, long value) {
        int begin = begin(set);
        for (int word = begin; word < begin + wordsPerSet; word++) {
            words[word] = value;
        }
    }

    @Override
    int next(int set, int from) {
        if (wordsPerSet == 1) {
            long later = from < Long.SIZE ? words[begin(set)] & -1L << from : 0;
            return later == 0 ? -1 : Long.numberOfTrailingZeros(later);
        }
        return next(words, begin(set), wordsPerSet, from);
    }

    /** The first bit that is set from a number on in a vector, or -1. */
    static int next(long[] words, int begin, int count, int from) {
        int word = from >>> 6;
        if (word >= count) {
            return -1;
        }
        long rest = words[begin + word] & -1L << from;
        while (rest == 0) {
            word++;
            if (word >= count) {
                return -1;
            }
            rest = words[begin + word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }
}
