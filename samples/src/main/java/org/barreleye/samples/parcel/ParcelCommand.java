package org.barreleye.samples.parcel;

import java.util.concurrent.Callable;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Boots a machine of two unlike cores and sends a parcel from one to the other. */
@Command(
        name = "parcel",
        mixinStandardHelpOptions = true,
        description = "Sends a parcel from one core to another of a different word size and byte order.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:the counter found in the parcel what the sender put in",
            "1:it did not",
            "71:the machine did not boot, or went quiet too early"
        })
public final class ParcelCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--trace-hash", description = "Print the hash of the run, which the seed determines.")
    private boolean traceHash;

    @Override
    public Integer call() {
        try (Machine machine = Parcels.machine(Presets.duet(), seed)) {
            Transcript transcript = new Transcript(machine, spec.commandLine().getOut());
            machine.run();
            transcript.end();
            if (traceHash) {
                spec.commandLine().getOut().printf("trace %016x%n", machine.traceHash());
            }
            return machine.exitStatus().orElse(Parcels.WENT_QUIET);
        }
    }
}
