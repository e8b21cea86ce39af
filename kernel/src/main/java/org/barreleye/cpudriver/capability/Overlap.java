package org.barreleye.cpudriver.capability;

/**
 * How the ranges of capabilities lie to a range that somebody asks about. The order of the constants is their weight.
 */
public enum Overlap {
    /** Nothing meets the range. */
    NONE,
    /** A capability covers all of it, and perhaps more. */
    COVERING,
    /** A capability lies inside, and does not fill it. */
    CONTAINED,
    /** A capability lies across one of its borders. */
    PARTIAL
}
