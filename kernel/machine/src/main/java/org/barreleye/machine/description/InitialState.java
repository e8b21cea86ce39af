package org.barreleye.machine.description;

/** The state of a core at power-on. */
public enum InitialState {
    /** It waits to be started by another core, or by the power button. */
    WAITING,
    /** Without power, until it is started. */
    OFF
}
