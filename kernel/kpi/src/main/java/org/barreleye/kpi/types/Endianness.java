package org.barreleye.kpi.types;

/** The order of the bytes of a number in memory. */
public enum Endianness {
    /** The least significant byte first. */
    LITTLE,
    /** The most significant byte first. */
    BIG
}
