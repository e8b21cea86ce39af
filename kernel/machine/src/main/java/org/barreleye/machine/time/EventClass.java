package org.barreleye.machine.time;

/**
 * The class of an event. Events of one instant are executed in the order of their classes, so a core that steps at an
 * instant sees all that arrived at it.
 */
public enum EventClass {
    /** A store of a core becomes visible, or a core processes an invalidation. */
    PROPAGATE("propagate"),
    /** The words of a published line become visible. */
    PUBLISH("publish"),
    /** A line of text reaches the console. */
    PRINT("print"),
    /** Software leaves a mark in the trace. */
    MARK("mark"),
    /** A device handles an event that it has posted. */
    DEVICE("device"),
    /** An interrupt arrives at a core. */
    INTERRUPT("interrupt"),
    /** A core crashes. */
    CRASH("crash"),
    /** A core is stopped by another one. */
    STOP("stop"),
    /** A core is started. */
    START("start"),
    /** The machine is powered off. */
    POWER_OFF("power off"),
    /** The timer of a core expires. */
    TIMER("timer"),
    /** The software of a core runs. */
    STEP("step"),
    /** The watchdog looks whether its core, which has crashed, runs again. */
    WATCHDOG("watchdog");

    private static final EventClass[] ALL = values();

    private final String label;

    EventClass(String label) {
        this.label = label;
    }

    /** The name in traces. */
    public String label() {
        return label;
    }

    static EventClass at(int ordinal) {
        return ALL[ordinal];
    }
}
