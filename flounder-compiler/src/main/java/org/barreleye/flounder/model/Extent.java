package org.barreleye.flounder.model;

/**
 * The size of a type, computed from its parts without flattening it. Numbers saturate at {@link #COUNT_MAX}.
 *
 * @param fields the number of its fields when it is flattened
 * @param letters the number of letters in all paths to its fields
 * @param bytes the number of bytes of its fields in a packed array element
 * @param depth its nesting depth; 0 for a type without parts
 * @param fixedLayout whether it has neither strings nor capabilities
 * @param machineWidth whether a part of it has the machine's width
 */
record Extent(long fields, long letters, long bytes, int depth, boolean fixedLayout, boolean machineWidth) {
    /** More than any limit. */
    static final long COUNT_MAX = 1L << 40;

    /** Nothing yet, to add parts to. */
    static final Extent NOTHING = new Extent(0, 0, 0, 0, true, false);
    static final Extent ENUMERATION = of(Enumeration.WIRE);
    static final Extent TEXT = new Extent(1, 0, 0, 0, false, false);
    static final Extent CAPABILITY = TEXT;

    static Extent of(Scalar scalar) {
        return new Extent(1, 0, scalar.bytes(), 0, true, scalar.hasMachineWidth());
    }

    /** Of this and another part in a row. */
    Extent plus(Extent other) {
        return new Extent(Math.min(COUNT_MAX, fields + other.fields), Math.min(COUNT_MAX, letters + other.letters),
                Math.min(COUNT_MAX, bytes + other.bytes), Math.max(depth, other.depth), fixedLayout
                && other.fixedLayout, machineWidth || other.machineWidth);
    }

    /** Of a number of these in a row, up to {@link #COUNT_MAX}. */
    Extent times(long count) {
        return new Extent(product(fields, count), product(letters, count), product(bytes, count), depth,
                fixedLayout, machineWidth);
    }

    /** Of this under a name, or a number in brackets. */
    Extent named(String name) {
        long more = product(fields, name.length() + 1);
        return new Extent(fields, Math.min(COUNT_MAX, letters + more), bytes, depth, fixedLayout, machineWidth);
    }

    /** Of a type that has this inside. */
    Extent wrapped() {
        return new Extent(fields, letters, bytes, depth + 1, fixedLayout, machineWidth);
    }

    private static long product(long one, long count) {
        return one > COUNT_MAX / Math.max(1, count) ? COUNT_MAX : one * count;
    }
}
