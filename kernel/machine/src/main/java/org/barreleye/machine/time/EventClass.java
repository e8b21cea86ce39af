package org.barreleye.machine.time;

/**
 * What kind of thing happens. At one instant the classes take their turns in this order, so that whoever steps at an
 * instant sees all that arrived at it.
 */
public enum EventClass {
    /** What a core stored reaches the others, or what others stored reaches a core. */
    PROPAGATE("propagate"),
    /** The words of a published line become visible. */
    PUBLISH("publish"),
    /** A line of text reaches the console. */
    PRINT("print"),
    /** Software leaves a mark in the trace. */
    MARK("mark"),
    /** A device does what it was told earlier. */
    DEVICE("device"),
    /** An interrupt arrives at a core. */
    INTERRUPT("interrupt"),
    /** A core stops dead. */
    CRASH("crash"),
    /** A core is started. */
    START("start"),
    /** The machine is switched off. */
    POWER_OFF("power off"),
    /** The timer of a core expires. */
    TIMER("timer"),
    /** The software of a core runs. */
    STEP("step");

    private static final EventClass[] ALL = values();

    private final String label;

    EventClass(String label) {
        this.label = label;
    }

    /** How a trace names it. */
    public String label() {
        return label;
    }

    static EventClass at(int ordinal) {
        return ALL[ordinal];
    }
}
