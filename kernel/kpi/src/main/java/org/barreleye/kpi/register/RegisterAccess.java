package org.barreleye.kpi.register;

/** The effect that software has on a register. */
public enum RegisterAccess {
    /** Stores change nothing. */
    READ_ONLY,
    /** Stores set the value. */
    READ_WRITE,
    /** Loads give 0; a store is a command to the device. */
    WRITE_ONLY,
    /** Stores clear the bits that are one in the stored value. */
    WRITE_ONE_TO_CLEAR
}
