package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.description.MachineDescription;

/** The core whose software runs at the moment. A machine has at most one, because it runs on one host thread. */
public final class RunningCore implements Copyable {
    private static final int NONE = -1;

    private final MachineDescription machine;
    // An index rather than a reference, because it changes twice in every step.
    private int index = NONE;

    /** Creates the state of a machine on which no software runs. */
    public RunningCore(MachineDescription machine) {
        this.machine = machine;
    }

    void begin(int core) {
        index = core;
    }

    void end() {
        index = NONE;
    }

    boolean is(int core) {
        return index == core;
    }

    @Override
    public String toString() {
        return index == NONE ? "no software" : "the software of " + machine.cores().get(index).id();
    }
}
