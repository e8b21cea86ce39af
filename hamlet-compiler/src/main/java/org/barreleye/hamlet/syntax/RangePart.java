package org.barreleye.hamlet.syntax;

/** The part of the range of a type that a statement defines. */
public enum RangePart {
    /** The start of the range. */
    ADDRESS("address"),
    /** The length of the range. */
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

    /** Returns whether this says how long the range is, in one way or another. */
    public boolean isSize() {
        return this != ADDRESS;
    }
}
