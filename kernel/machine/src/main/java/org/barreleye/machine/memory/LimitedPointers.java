package org.barreleye.machine.memory;

import java.util.Arrays;

/**
 * Sets of any number of members, in the form of a directory with limited pointers (Agarwal, Simoni, Hennessy, Horowitz:
 * "An evaluation of directory schemes for cache coherence", 1988): most lines have few sharers, so a word holds up to
 * three members, or up to three that are missing from the set of all. A set that is neither small nor large gets a bit
 * vector in a separate array.
 *
 * <p>A word: three pointers of 20 bits, their number in two bits, and the form in two bits. In the last form the first
 * pointer is the number of the bit vector.
 */
final class LimitedPointers extends SharerSets {
    private static final int POINTER_BITS = 20;
    private static final long POINTER_MASK = (1L << POINTER_BITS) - 1;
    private static final int POINTERS_MAX = 3;
    private static final int COUNT_SHIFT = POINTERS_MAX * POINTER_BITS;
    private static final int FORM_SHIFT = COUNT_SHIFT + 2;
    private static final long POINTERS_MASK = (1L << COUNT_SHIFT) - 1;

    private static final int MEMBERS = 0;
    private static final int ALL_BUT = 1;
    private static final int VECTOR = 2;

    private static final int NONE = -1;

    private final int members;
    private final int wordsPerVector;
    private long[] vectors = {};
    private int vectorCount;
    // The first of the vectors that no set uses; each holds the number of the next one in its first word.
    private int unused = NONE;

    LimitedPointers(long[] words, int stride, int offset, int members) {
        super(words, stride, offset);
        if (members > POINTER_MASK) {
            throw new IllegalArgumentException(
                    "a set has at most " + POINTER_MASK + " members, and the machine has " + members);
        }
        this.members = members;
        wordsPerVector = BitVectors.words(members);
    }

    private long word(int set) {
        return words[begin(set)];
    }

    private void setWord(int set, long word) {
        words[begin(set)] = word;
    }

    private static int form(long word) {
        return (int) (word >>> FORM_SHIFT);
    }

    private static int count(long word) {
        return (int) (word >>> COUNT_SHIFT) & POINTERS_MAX;
    }

    private static int pointer(long word, int index) {
        return (int) (word >>> index * POINTER_BITS & POINTER_MASK);
    }

    private static long word(int form, int count, long pointers) {
        return (long) form << FORM_SHIFT | (long) count << COUNT_SHIFT | pointers;
    }

    private static boolean pointsTo(long word, int member) {
        int count = count(word);
        for (int i = 0; i < count; i++) {
            if (pointer(word, i) == member) {
                return true;
            }
        }
        return false;
    }

    @Override
    boolean contains(int set, int member) {
        long word = word(set);
        return form(word) == VECTOR
                ? (vectors[at(word) + (member >>> 6)] >>> member & 1) != 0
                : pointsTo(word, member) == (form(word) == MEMBERS);
    }

    @Override
    void add(int set, int member) {
        change(set, member, true);
    }

    @Override
    void remove(int set, int member) {
        change(set, member, false);
    }

    private void change(int set, int member, boolean isMember) {
        if (contains(set, member) == isMember) {
            return;
        }
        long word = word(set);
        if (form(word) == VECTOR) {
            vectors[at(word) + (member >>> 6)] ^= 1L << member;
        } else if (isMember != (form(word) == MEMBERS)) {
            setWord(set, withoutPointer(word, member));
        } else if (count(word) < POINTERS_MAX) {
            setWord(set, word(form(word), count(word) + 1,
                    word & POINTERS_MASK | (long) member << count(word) * POINTER_BITS));
        } else {
            moveToVector(set);
            change(set, member, isMember);
        }
    }

    /** A word without one of its pointers, whose place the last one takes. */
    private static long withoutPointer(long word, int member) {
        int last = count(word) - 1;
        long pointers = word & (1L << last * POINTER_BITS) - 1;
        for (int i = 0; i < last; i++) {
            if (pointer(word, i) == member) {
                long place = POINTER_MASK << i * POINTER_BITS;
                pointers = pointers & ~place | (long) pointer(word, last) << i * POINTER_BITS;
            }
        }
        return word(form(word), last, pointers);
    }

    private void moveToVector(int set) {
        long word = word(set);
        int vector = unused;
        if (vector == NONE) {
            vector = vectorCount;
            vectorCount++;
            if (vectorCount * wordsPerVector > vectors.length) {
                vectors = Arrays.copyOf(vectors, Math.max(vectorCount, 2 * vectors.length / wordsPerVector)
                        * wordsPerVector);
            }
        } else {
            unused = (int) vectors[vector * wordsPerVector];
        }
        int begin = vector * wordsPerVector;
        Arrays.fill(vectors, begin, begin + wordsPerVector, form(word) == MEMBERS ? 0 : -1);
        for (int i = 0; i < count(word); i++) {
            vectors[begin + (pointer(word, i) >>> 6)] ^= 1L << pointer(word, i);
        }
        setWord(set, word(VECTOR, 1, vector));
    }

    private int at(long word) {
        return pointer(word, 0) * wordsPerVector;
    }

    private void replace(int set, long word) {
        long before = word(set);
        if (form(before) == VECTOR) {
            vectors[at(before)] = unused;
            unused = pointer(before, 0);
        }
        setWord(set, word);
    }

    @Override
    boolean isOnly(int set, int member) {
        long word = word(set);
        return form(word) == MEMBERS ? count(word) == 1 && pointer(word, 0) == member
                : next(set, 0) == member && next(set, member + 1) == NONE;
    }

    @Override
    void setOnly(int set, int member) {
        replace(set, word(MEMBERS, 1, member));
    }

    @Override
    void clear(int set) {
        replace(set, word(MEMBERS, 0, 0));
    }

    @Override
    void setAll(int set) {
        replace(set, word(ALL_BUT, 0, 0));
    }

    @Override
    int next(int set, int from) {
        long word = word(set);
        return switch (form(word)) {
            case MEMBERS -> nextPointer(word, from);
            case ALL_BUT -> nextWithoutPointer(word, from);
            default -> nextInVector(at(word), from);
        };
    }

    private static int nextPointer(long word, int from) {
        int next = NONE;
        for (int i = 0; i < count(word); i++) {
            int member = pointer(word, i);
            if (member >= from && (next == NONE || member < next)) {
                next = member;
            }
        }
        return next;
    }

    private int nextWithoutPointer(long word, int from) {
        int next = from;
        while (pointsTo(word, next)) {
            next++;
        }
        return next < members ? next : NONE;
    }

    private int nextInVector(int begin, int from) {
        int next = BitVectors.next(vectors, begin, wordsPerVector, from);
        return next < members ? next : NONE;
    }
}
