package org.barreleye.experiment.capability;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Sweep;

/**
 * The cost of a revoke of a chain of copies: each core copies the capability to the next one, and the last core to the
 * first, until the chain has so many links. On one core all links are local.
 */
public final class RevokeOfChain implements CapabilityExperiment {
    private static final int MOST_CORES_OF_FEW = 32;
    private static final int LINKS = 100;

    @Override
    public String name() {
        return "capchain";
    }

    @Override
    public String about() {
        return "revoke of a capability that was copied from core to core, link by link; prediction";
    }

    @Override
    public List<Measurement> run(MachineDescription machine, Sweep sweep) {
        List<Integer> few = CapabilityExperiment.doubling(1, MOST_CORES_OF_FEW);
        List<Integer> all = new ArrayList<>();
        for (int cores = 1; cores <= machine.cores().size(); cores++) {
            all.add(cores);
        }
        List<Measurement> rows = new ArrayList<>();
        for (int links : sweep.capabilitiesOr(List.of(LINKS), List.of(LINKS))) {
            String row = "revoke of a chain of " + links;
            CapabilityOperation operation = new CapabilityOperation(row, workspace -> chain(workspace, links),
                    (workspace, subject) -> workspace.domain().revoke(subject),
                    workspace -> workspace.verifyStored(0));
            for (int cores : sweep.coresOr(few, all, machine.cores().size())) {
                rows.addAll(rows(machine, row, cores,
                        CapabilitySystem.measure(machine, cores, 0, List.of(operation)).get(0)));
            }
        }
        return rows;
    }

    private static RamReference chain(Workspace workspace, int links) throws CallFailed {
        RamReference memory = workspace.allocate();
        int place = 1 % workspace.cores();
        workspace.storeAt(place, memory);
        for (int link = 1; link < links; link++) {
            int next = (place + 1) % workspace.cores();
            workspace.forwardLast(place, next);
            place = next;
        }
        return memory;
    }
}
