package org.barreleye.machine.core;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.MachineDescription;

/** The cores of a machine, in ascending order of their numbers. */
public final class Cores implements Copyable {
    private final MachineDescription machine;
    private final List<CoreStateMachine> cores;

    /** Creates an empty list, to which the cores are added in order. */
    public Cores(MachineDescription machine) {
        this.machine = machine;
        cores = new ArrayList<>();
    }

    /** Adds the next core. */
    public void add(CoreStateMachine core) {
        cores.add(core);
    }

    /** The number of cores. */
    public int count() {
        return cores.size();
    }

    /** The core at an index. */
    public CoreStateMachine get(int index) {
        return cores.get(index);
    }

    /**
     * The core of a number.
     *
     * @throws IllegalArgumentException if there is none; lists the cores
     */
    public CoreStateMachine get(CoreId id) {
        return cores.get(machine.indexOf(id));
    }

    /** Returns whether there is a core of a number. */
    public boolean contains(CoreId id) {
        return cores.stream().anyMatch(core -> core.core().id().equals(id));
    }

    /** The cores as software sees them. */
    public List<Core> all() {
        return cores.stream().map(CoreStateMachine::core).toList();
    }
}
