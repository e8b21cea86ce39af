package org.barreleye.machine.core;

/** The state of a core as an observer of the machine sees it. */
public enum CoreState {
    /** Without power since power-on of the machine; a start powers it. */
    OFF,
    /** With power, and waits for its first start. */
    WAITING,
    /** Runs software, or polls lines for it. */
    RUNNING,
    /** Waits for an interrupt. */
    HALTED,
    /** Crashed, until it is started again. */
    FAILED
}
