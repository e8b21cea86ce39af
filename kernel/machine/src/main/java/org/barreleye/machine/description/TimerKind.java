package org.barreleye.machine.description;

/** The timer of a core. */
public enum TimerKind {
    /** Expires once, at the time it was set to. */
    ONE_SHOT,
    /** The core has none. */
    NONE
}
