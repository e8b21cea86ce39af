package org.barreleye.machine.description;

/** In which order the bytes of a number lie in memory. */
public enum Endianness {
    /** The least significant byte has the lowest address. */
    LITTLE,
    /** The most significant byte has the lowest address. */
    BIG
}
