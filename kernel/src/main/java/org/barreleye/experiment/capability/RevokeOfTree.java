package org.barreleye.experiment.capability;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Sweep;

/** The cost of a revoke of a tree of depth one: the core that revokes has sent copies to all cores in turn. */
public final class RevokeOfTree implements CapabilityExperiment {
    private static final int MOST_CORES = 32;
    private static final int SOME_CHILDREN = 16;
    private static final int MOST_CHILDREN = 128;

    @Override
    public String name() {
        return "captree";
    }

    @Override
    public String about() {
        return "revoke of a capability that was copied to all cores in turn; prediction";
    }

    @Override
    public List<Measurement> run(MachineDescription machine, Sweep sweep) {
        List<Integer> usualCores = CapabilityExperiment.doubling(1, MOST_CORES);
        List<Measurement> rows = new ArrayList<>();
        for (int children : sweep.capabilitiesOr(List.of(1, SOME_CHILDREN, MOST_CHILDREN),
                CapabilityExperiment.doubling(1, MOST_CHILDREN))) {
            String row = "revoke of a tree of " + children;
            CapabilityOperation operation = new CapabilityOperation(row, workspace -> tree(workspace, children),
                    (workspace, subject) -> workspace.domain().revoke(subject),
                    workspace -> workspace.verifyStored(0));
            for (int cores : sweep.coresOr(usualCores, usualCores, machine.cores().size())) {
                rows.addAll(rows(machine, row, cores,
                        CapabilitySystem.measure(machine, cores, 0, List.of(operation)).get(0)));
            }
        }
        return rows;
    }

    private static RamReference tree(Workspace workspace, int children) throws CallFailed {
        RamReference memory = workspace.allocate();
        for (int child = 1; child <= children; child++) {
            workspace.storeAt(child % workspace.cores(), memory);
        }
        return memory;
    }
}
