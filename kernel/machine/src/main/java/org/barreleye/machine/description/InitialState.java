package org.barreleye.machine.description;

/** What a core does when the machine is switched on. */
public enum InitialState {
    /** It waits to be started by another core, or by the power button. */
    WAITING,
    /** It has no power until somebody gives it some. */
    OFF
}
