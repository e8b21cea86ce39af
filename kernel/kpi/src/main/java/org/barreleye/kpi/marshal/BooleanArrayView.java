package org.barreleye.kpi.marshal;

import java.util.Arrays;

/**
 * A view of an array of truth values. One that a handler gets shows the array that has arrived, and only
 * during the call: {@link #copy} keeps it.
 */
public final class BooleanArrayView extends UnpackedArrayView<boolean[]> {
    /** Creates an empty view. */
    public BooleanArrayView() {
        this(new boolean[0]);
    }

    private BooleanArrayView(boolean[] elements) {
        super(elements, elements.length);
    }

    /** A view of a whole array, not a copy of it. */
    public static BooleanArrayView of(boolean... elements) {
        return new BooleanArrayView(elements);
    }

    /** The element at an index, 0 .. {@link #length()} - 1. */
    public boolean get(int index) {
        return elements()[checked(index)];
    }

    /** A view of the same elements that stays valid after the call. */
    public BooleanArrayView copy() {
        return of(toArray());
    }

    @Override
    boolean[] arrayOf(int newLength) {
        return new boolean[newLength];
    }

    @Override
    long bitsAt(int index) {
        return get(index) ? 1 : 0;
    }

    @Override
    public String toString() {
        return Arrays.toString(toArray());
    }
}
