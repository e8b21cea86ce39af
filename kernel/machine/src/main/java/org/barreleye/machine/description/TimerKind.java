package org.barreleye.machine.description;

/** The kind of timer of a core. Every core has one, because software is preempted by it. */
public enum TimerKind {
    /** Expires once, at the time to which it was set. */
    ONE_SHOT
}
