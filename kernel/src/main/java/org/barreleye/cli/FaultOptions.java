package org.barreleye.cli;

import java.util.OptionalLong;
import org.barreleye.machine.cli.FaultOption;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.fault.Faults;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that inject faults into a run. */
final class FaultOptions {
    @Mixin
    private FaultOption fault;

    @Option(names = "--faults-seed", paramLabel = "N", description =
            "The seed by which the occasions of faults are drawn, if it is not that of the run.")
    private Long seed;

    /** The machine with its own faults and those of the command line; of several machines, the first has them. */
    MachineDescription addTo(MachineDescription machine) throws InvalidInput {
        try {
            return fault.addTo(machine);
        } catch (IllegalArgumentException invalid) {
            throw new InvalidInput("--fault: " + invalid.getMessage());
        }
    }

    /** The seed, if one is given. */
    OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    /** The faults of a machine, drawn by the seed if one is given. */
    static Faults of(MachineDescription machine, OptionalLong seed) {
        Faults faults = Faults.of(machine.faults());
        return seed.isPresent() ? faults.seeded(seed.getAsLong()) : faults;
    }
}
