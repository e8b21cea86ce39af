package org.barreleye.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.barreleye.machine.cli.FaultOption;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.fault.Fault;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that inject faults into a run. */
final class FaultOptions {
    @Mixin
    private FaultOption fault;

    @Option(names = "--faults-seed", paramLabel = "N", description =
            "The seed by which the occasions of faults are drawn, if it is not that of the run.")
    private Long seed;

    /**
     * The first machine with its own faults and those of the command line that name no other machine.
     *
     * @param machines the number of machines
     */
    MachineDescription addTo(MachineDescription machine, int machines) throws InvalidInput {
        try {
            List<Fault> faults = new ArrayList<>(machine.faults());
            fault.faults(machines).stream().filter(given -> given.machine() == 0)
                    .forEach(given -> faults.add(given.fault()));
            return faults.equals(machine.faults()) ? machine : machine.withFaults(faults);
        } catch (IllegalArgumentException invalid) {
            throw invalid(invalid);
        }
    }

    /** The faults of the further machines, and the seed, if one is given. */
    RunFaults further(MachineDescription machine, int machines) throws InvalidInput {
        try {
            RunFaults faults = new RunFaults(
                    fault.faults(machines).stream().filter(given -> given.machine() > 0).toList(),
                    seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
            faults.requireOn(machine);
            return faults;
        } catch (IllegalArgumentException invalid) {
            throw invalid(invalid);
        }
    }

    private static InvalidInput invalid(IllegalArgumentException cause) {
        return new InvalidInput("--fault: " + cause.getMessage());
    }
}
