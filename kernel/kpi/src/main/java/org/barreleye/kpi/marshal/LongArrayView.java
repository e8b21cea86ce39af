package org.barreleye.kpi.marshal;

import java.util.Arrays;

/**
 * A view of an array of numbers of up to 64 bits. One that a handler gets shows the array that has arrived, and only
 * during the call: {@link #copy} keeps it.
 */
public final class LongArrayView extends UnpackedArrayView<long[]> {
    /** Creates an empty view. */
    public LongArrayView() {
        this(new long[0]);
    }

    private LongArrayView(long[] elements) {
        super(elements, elements.length);
    }

    /** A view of a whole array, not a copy of it. */
    public static LongArrayView of(long... elements) {
        return new LongArrayView(elements);
    }

    /** The element at an index, 0 .. {@link #length()} - 1. */
    public long get(int index) {
        return elements()[checked(index)];
    }

    /** A view of the same elements that stays valid after the call. */
    public LongArrayView copy() {
        return of(toArray());
    }

    @Override
    long[] arrayOf(int newLength) {
        return new long[newLength];
    }

    @Override
    long bitsAt(int index) {
        return get(index);
    }

    @Override
    public String toString() {
        return Arrays.toString(toArray());
    }
}
