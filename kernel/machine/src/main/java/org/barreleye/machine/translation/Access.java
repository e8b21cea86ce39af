package org.barreleye.machine.translation;

/** What software wants of an address. */
public enum Access {
    /** To load from it. */
    READ,
    /** To store to it. */
    WRITE
}
