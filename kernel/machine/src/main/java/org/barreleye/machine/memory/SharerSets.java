package org.barreleye.machine.memory;

import org.barreleye.kpi.state.Copyable;

/**
 * A set of cores, or of nodes, for each line of a page, in an array that it shares with whatever else is known of the
 * line. {@linkplain BitVectors Bit vectors} where the machine has at most {@value #VECTOR_MEMBERS_MAX} members, and
 * {@linkplain LimitedPointers limited pointers} beyond: there vectors would take more memory than the bytes of the
 * lines.
 */
abstract class SharerSets implements Copyable {
    private static final int VECTOR_MEMBERS_MAX = 256;

    final long[] words;
    private final int stride;
    private final int offset;

    SharerSets(long[] words, int stride, int offset) {
        this.words = words;
        this.stride = stride;
        this.offset = offset;
    }

    /** The number of words of a set. */
    static int words(int members) {
        return members <= VECTOR_MEMBERS_MAX ? BitVectors.words(members) : 1;
    }

    /**
     * Creates a view of sets in an array.
     *
     * @param words holds the set of line n from {@code n * stride + offset} on; zeros are the empty set
     * @param members the number of cores, or of nodes, of the machine
     */
    static SharerSets of(long[] words, int stride, int offset, int members) {
        return members <= VECTOR_MEMBERS_MAX ? new BitVectors(words, stride, offset, members)
                : new LimitedPointers(words, stride, offset, members);
    }

    /** The index of the first word of a set. */
    final int begin(int set) {
        return set * stride + offset;
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
}
