package org.barreleye.machine.translation;

/** The privilege of an access. */
public enum Privilege {
    /** The kernel of the core. */
    KERNEL,
    /** All other software. */
    USER
}
