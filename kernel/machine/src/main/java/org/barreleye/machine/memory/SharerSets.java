package org.barreleye.machine.memory;

import org.barreleye.kpi.state.Copyable;

/**
 * A set of cores, or of nodes, for each line of a page: one word for each set, in an array that it shares with whatever
 * else is known of the line. The word holds a bit for each member where the machine has at most
 * {@value #BITS} of them, and else a few {@linkplain LimitedPointers pointers}.
 */
abstract class SharerSets implements Copyable {
    private static final int BITS = Long.SIZE;

    private final long[] words;
    private final int stride;
    private final int offset;

    SharerSets(long[] words, int stride, int offset) {
        this.words = words;
        this.stride = stride;
        this.offset = offset;
    }

    /**
     * Creates a view of sets in an array.
     *
     * @param words holds the set of line n at {@code n * stride + offset}; 0 is the empty set
     * @param members the number of cores, or of nodes, of the machine
     */
    static SharerSets of(long[] words, int stride, int offset, int members) {
        return members <= BITS ? new BitVectors(words, stride, offset, members)
                : new LimitedPointers(words, stride, offset, members);
    }

    final long word(int set) {
        return words[set * stride + offset];
    }

    final void setWord(int set, long word) {
        words[set * stride + offset] = word;
    }

    abstract boolean contains(int set, int member);

    abstract void add(int set, int member);

    abstract void remove(int set, int member);

    /** Returns whether the set contains this member and no other. */
    abstract boolean isOnly(int set, int member);

    /** Makes the set contain this member and no other. */
    abstract void setOnly(int set, int member);

    /** Makes the set empty. */
    abstract void clear(int set);

    /** Makes the set contain every member. */
    abstract void setAll(int set);

    /** The first member from a number on, or -1. */
    abstract int next(int set, int from);

    /** Sets as bits, for at most {@value #BITS} members. */
    private static final class BitVectors extends SharerSets {
        private final long all;

        private BitVectors(long[] words, int stride, int offset, int members) {
            super(words, stride, offset);
            all = -1L >>> BITS - members;
        }

        @Override
        boolean contains(int set, int member) {
            return (word(set) >>> member & 1) != 0;
        }

        @Override
        void add(int set, int member) {
            setWord(set, word(set) | 1L << member);
        }

        @Override
        void remove(int set, int member) {
            setWord(set, word(set) & ~(1L << member));
        }

        @Override
        boolean isOnly(int set, int member) {
            return word(set) == 1L << member;
        }

        @Override
        void setOnly(int set, int member) {
            setWord(set, 1L << member);
        }

        @Override
        void clear(int set) {
            setWord(set, 0);
        }

        @Override
        void setAll(int set) {
            setWord(set, all);
        }

        @Override
        int next(int set, int from) {
            long later = from < BITS ? word(set) & -1L << from : 0;
            return later == 0 ? -1 : Long.numberOfTrailingZeros(later);
        }
    }
}
