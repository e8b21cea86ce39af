package org.barreleye.kpi.marshal;

/**
 * A view whose elements the runtime has unpacked from the bytes of a message into an array of the view.
 *
 * @param <A> the type of the array
 */
abstract class UnpackedArrayView<A> extends ArrayView {
    private A elements;
    private int capacity;

    UnpackedArrayView(A elements, int length) {
        super(length);
        this.elements = elements;
        capacity = length;
    }

    abstract A arrayOf(int newLength);

    /** The array, which may be longer than the view. */
    final A elements() {
        return elements;
    }

    /** The same elements in an array of their own. */
    public final A toArray() {
        A copy = arrayOf(length());
        System.arraycopy(elements, 0, copy, 0, length());
        return copy;
    }

    /**
     * Sets the number of elements, for the runtime, which then fills the array. The array belongs to this view: it is
     * not one that the view was made of.
     *
     * @return an array of at least that length
     */
    public final A resize(int newLength) {
        if (newLength > capacity) {
            elements = arrayOf(newLength);
            capacity = newLength;
        }
        setLength(newLength);
        return elements;
    }
}
