package org.barreleye.experiment.capability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Sweep;

/**
 * The costs of twelve operations on a capability, of which other cores may have copies, and of an invocation that does
 * nothing, over the number of cores and of other capabilities on the core that operates.
 */
public final class DistributedOperationCosts implements CapabilityExperiment {
    private static final int MOST_CORES = 32;
    private static final int LEAST_CAPABILITIES = 256;
    private static final int SOME_CAPABILITIES = 4096;
    private static final int LEAST_CORES = 2;

    @Override
    public String name() {
        return "distops";
    }

    @Override
    public String about() {
        return "retype, delete and revoke of a capability, with and without copies on other cores; prediction";
    }

    @Override
    public List<Measurement> run(MachineDescription machine, Sweep sweep) {
        List<Integer> usualCores = CapabilityExperiment.doubling(LEAST_CORES, MOST_CORES);
        List<CapabilityOperation> operations = DistributedOperations.all();
        // By operation, so that a row's points are together.
        Map<Integer, List<Measurement>> rows = new TreeMap<>();
        for (int others : sweep.capabilitiesOr(List.of(LEAST_CAPABILITIES, SOME_CAPABILITIES),
                CapabilityExperiment.doubling(LEAST_CAPABILITIES, OtherCapabilities.MAX))) {
            if (others > OtherCapabilities.MAX) {
                throw new IllegalArgumentException(
                        "at most " + OtherCapabilities.MAX + " other capabilities are made, not " + others);
            }
            for (int cores : sweep.coresOr(usualCores, usualCores, machine.cores().size())) {
                if (cores < LEAST_CORES) {
                    throw new IllegalArgumentException("the operations need two cores");
                }
                List<OperationCost> costs = CapabilitySystem.measure(machine, cores, others, operations);
                for (int i = 0; i < costs.size(); i++) {
                    rows.computeIfAbsent(i, none -> new ArrayList<>())
                            .addAll(rows(machine, costs.get(i).operation() + ", " + others, cores, costs.get(i)));
                }
            }
        }
        return rows.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public List<String> remarks(MachineDescription machine, List<Measurement> rows) {
        return List.of(
                "The number behind an operation is that of other capabilities on the core that operates.",
                "Cycles: from before the operation to its return, of the calling program, the mean of "
                        + MeasuringProgram.ROUNDS + " rounds after a first one.",
                "Messages: those that monitors receive from each other from then until the program was not woken for "
                        + Workspace.SETTLING_MICROSECONDS + " microseconds after its return.");
    }
}
