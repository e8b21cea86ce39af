package org.barreleye.kpi.marshal;

import java.util.Arrays;

/**
 * A row of numbers of up to 32 bits. One that a handler gets shows what has arrived, and only during the call:
 * {@link #copy} keeps it.
 */
public final class IntArrayView {
    private int[] elements = {};
    private int length;

    /** Creates an empty row. */
    public IntArrayView() {}

    /** A row that shows a whole array, not a copy of it. */
    public static IntArrayView of(int... elements) {
        IntArrayView view = new IntArrayView();
        view.elements = elements;
        view.length = elements.length;
        return view;
    }

    /** The number of elements. */
    public int length() {
        return length;
    }

    /** The one at an index, 0 .. {@link #length()} - 1. */
    public int get(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException("element " + index + " of " + length);
        }
        return elements[index];
    }

    /** The same in an array of their own. */
    public int[] toArray() {
        return Arrays.copyOf(elements, length);
    }

    /** The same, to keep. */
    public IntArrayView copy() {
        return of(toArray());
    }

    /**
     * Makes this row show something else. For the runtime, which fills the array next and knows that nobody else has
     * it.
     *
     * @return an array of at least that length
     */
    public int[] resize(int newLength) {
        if (newLength > elements.length) {
            elements = new int[newLength];
        }
        length = newLength;
        return elements;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntArrayView view && Arrays.equals(elements, 0, length, view.elements, 0, view.length);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toArray());
    }

    @Override
    public String toString() {
        return Arrays.toString(toArray());
    }
}
