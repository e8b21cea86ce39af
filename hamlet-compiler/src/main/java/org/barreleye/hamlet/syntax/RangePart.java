package org.barreleye.hamlet.syntax;

/** What a statement about the range of a type defines. */
public enum RangePart {
    /** Where the range begins. */
    ADDRESS("address"),
    /** How long it is. */
    SIZE("size"),
    /** The logarithm of how long it is. */
    SIZE_BITS("size_bits");

    private final String keyword;

    RangePart(String keyword) {
        this.keyword = keyword;
    }

    /** As it is written. */
    public String keyword() {
        return keyword;
    }

    /** Whether this says how long the range is, in one way or another. */
    public boolean isSize() {
        return this != ADDRESS;
    }
}
