package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.description.MachineDescription;

/** The core whose software runs at the moment. A machine has at most one, on whichever stack its code runs. */
public final class RunningCore implements Copyable {
    private static final int NONE = -1;

    private final MachineDescription machine;
    // An index rather than a reference, because it changes twice in every step.
    private int index = NONE;
    private boolean inContext;

    /** Creates the state of a machine on which no software runs. */
    public RunningCore(MachineDescription machine) {
        this.machine = machine;
    }

    /** The reactor of a core begins a step. */
    void begin(int core) {
        index = core;
        inContext = false;
    }

    /** A context of a core begins a turn. */
    void beginContext(int core) {
        index = core;
        inContext = true;
    }

    void end() {
        index = NONE;
    }

    /** Returns whether a context of this core runs. */
    boolean isInContext(int core) {
        return inContext && index == core;
    }

    boolean is(int core) {
        return index == core;
    }

    @Override
    public String toString() {
        return index == NONE ? "no software" : "the software of " + machine.cores().get(index).id();
    }
}
