package org.barreleye.machine.translation;

/** As whom software wants it. */
public enum Privilege {
    /** As the kernel of its core. */
    KERNEL,
    /** As anybody else. */
    USER
}
