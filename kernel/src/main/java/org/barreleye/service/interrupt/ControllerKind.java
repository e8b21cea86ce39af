package org.barreleye.service.interrupt;

/** The kinds of interrupt controllers that the service programs. */
public enum ControllerKind {
    /** Each line has one vector at one core. */
    FIXED_VECTOR,
    /** A table gives each line its vector, core and trigger. */
    IO_APIC,
    /** Lines have target cores, which ask for the line of an interrupt. */
    GIC,
    /** All lines appear as one output line. */
    BRIDGE,
    /** The functions on the bus: each sends messages with the vector and to the core that it is told. */
    MESSAGES
}
