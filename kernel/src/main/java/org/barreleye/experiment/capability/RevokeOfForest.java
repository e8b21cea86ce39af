package org.barreleye.experiment.capability;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Sweep;

/**
 * The cost of revokes at the same time: each core has a capability of its own, has sent copies of it to all cores in
 * turn, and revokes it when the measuring program asks all cores to do so.
 */
public final class RevokeOfForest implements CapabilityExperiment {
    private static final int MOST_CORES = 32;
    private static final int SOME_CHILDREN = 16;
    private static final int MOST_CHILDREN = 128;

    @Override
    public String name() {
        return "capforest";
    }

    @Override
    public String about() {
        return "revokes on all cores at the same time, each of a tree of its own; prediction";
    }

    @Override
    public List<Measurement> run(MachineDescription machine, Sweep sweep) {
        List<Integer> usualCores = CapabilityExperiment.doubling(1, MOST_CORES);
        List<Measurement> rows = new ArrayList<>();
        for (int children : sweep.capabilitiesOr(List.of(1, SOME_CHILDREN),
                CapabilityExperiment.doubling(1, MOST_CHILDREN))) {
            String row = "revokes of trees of " + children;
            CapabilityOperation operation = new CapabilityOperation(row, workspace -> forest(workspace, children),
                    (workspace, none) -> workspace.revokeEverywhere(),
                    workspace -> workspace.verifyStored(workspace.cores()));
            for (int cores : sweep.coresOr(usualCores, usualCores, machine.cores().size())) {
                rows.addAll(rows(machine, row, cores,
                        CapabilitySystem.measure(machine, cores, 0, List.of(operation)).get(0)));
            }
        }
        return rows;
    }

    /** Makes a tree on each core. The roots first, so that each is what its store has stored first. */
    private static CapabilityReference forest(Workspace workspace, int children) throws CallFailed {
        workspace.keepBindings();
        for (int root = 0; root < workspace.cores(); root++) {
            Workspace.require(workspace.delete(workspace.createAt(root)));
        }
        for (int root = 0; root < workspace.cores(); root++) {
            for (int child = 1; child <= children; child++) {
                workspace.forwardFirst(root, (root + child) % workspace.cores());
            }
        }
        return CapabilityReference.ABSENT;
    }

    @Override
    public List<String> remarks(MachineDescription machine, List<Measurement> rows) {
        return List.of("Cycles: from the first request to revoke to the last reply.");
    }
}
