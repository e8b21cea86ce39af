package org.barreleye.machine.translation;

/** The kind of access to an address. */
public enum Access {
    /** To load from it. */
    READ,
    /** To store to it. */
    WRITE
}
