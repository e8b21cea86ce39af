package org.barreleye.kpi.marshal;

import java.util.Arrays;

/**
 * A view of an array of numbers of up to 32 bits. One that a handler gets shows the array that has arrived, and only
 * during the call: {@link #copy} keeps it.
 */
public final class IntArrayView extends UnpackedArrayView<int[]> {
    /** Creates an empty view. */
    public IntArrayView() {
        this(new int[0]);
    }

    private IntArrayView(int[] elements) {
        super(elements, elements.length);
    }

    /** A view of a whole array, not a copy of it. */
    public static IntArrayView of(int... elements) {
        return new IntArrayView(elements);
    }

    /** The element at an index, 0 .. {@link #length()} - 1. */
    public int get(int index) {
        return elements()[checked(index)];
    }

    /** A view of the same elements that stays valid after the call. */
    public IntArrayView copy() {
        return of(toArray());
    }

    @Override
    int[] arrayOf(int newLength) {
        return new int[newLength];
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
