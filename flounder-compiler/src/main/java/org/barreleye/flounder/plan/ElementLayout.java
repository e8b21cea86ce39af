package org.barreleye.flounder.plan;

import java.util.List;

/**
 * The layout of an element of a dynamic array: its values in order, little-endian, without gaps; a bool takes
 * a byte. The same on every architecture.
 *
 * @param bytes how many bytes an element takes
 * @param entries its values in order; the path of each begins with the name of the array
 */
public record ElementLayout(int bytes, List<Entry> entries) {
    /** Copies the list. */
    public ElementLayout {
        entries = List.copyOf(entries);
    }

    /** Returns whether an element is one value, rather than a structure or an array. */
    public boolean isScalar() {
        return entries.size() == 1 && entries.get(0).value().path().steps().isEmpty();
    }

    /**
     * One value of an element.
     *
     * @param offset where it begins, in bytes from the element's begin
     * @param value which
     */
    public record Entry(int offset, Leaf.Value value) {}
}
