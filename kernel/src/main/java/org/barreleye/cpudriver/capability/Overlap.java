package org.barreleye.cpudriver.capability;

/**
 * The overlap of capabilities with a queried range, in ascending order of precedence.
 */
public enum Overlap {
    /** No capability overlaps the range. */
    NONE,
    /** A capability covers the whole range. */
    COVERING,
    /** A capability lies inside the range and is smaller. */
    CONTAINED,
    /** A capability crosses one end of the range. */
    PARTIAL
}
