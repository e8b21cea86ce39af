package org.barreleye.samples.trespasser;

import org.barreleye.machine.Machine;

/** A violation: a program with a machine. */
public final class SeesTheMachine {
    private final Machine machine;

    /** Keeps a machine. */
    public SeesTheMachine(Machine machine) {
        this.machine = machine;
    }

    /** The machine. */
    public Machine machine() {
        return machine;
    }
}
