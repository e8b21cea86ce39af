package org.barreleye.kpi.marshal;

/** The length, index check and comparison of every array view. */
abstract class ArrayView {
    private int length;

    ArrayView(int length) {
        this.length = length;
    }

    /** The number of elements. */
    public final int length() {
        return length;
    }

    final void setLength(int newLength) {
        length = newLength;
    }

    /** Checks an index, 0 .. {@link #length()} - 1, and returns it. */
    final int checked(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException("element " + index + " of " + length);
        }
        return index;
    }

    /** The element at an index as 64 bits. */
    abstract long bitsAt(int index);

    @Override
    public final boolean equals(Object other) {
        if (!(other instanceof ArrayView view) || view.getClass() != getClass() || view.length != length) {
            return false;
        }
        for (int index = 0; index < length; index++) {
            if (bitsAt(index) != view.bitsAt(index)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public final int hashCode() {
        int hash = 1;
        for (int index = 0; index < length; index++) {
            hash = 31 * hash + Long.hashCode(bitsAt(index));
        }
        return hash;
    }
}
