package org.barreleye.kpi.types;

/** Which byte of a number comes first in memory. */
public enum Endianness {
    /** The least significant byte first. */
    LITTLE,
    /** The most significant byte first. */
    BIG
}
