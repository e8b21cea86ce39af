package org.barreleye.machine.core;

import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;
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

    private RunningCore(RunningCore source, StateCloner cloner) {
        cloner.register(source, this);
        machine = source.machine;
        index = source.index;
    }

    @Override
    public RunningCore copy(StateCloner cloner) {
        return new RunningCore(this, cloner);
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
