package org.barreleye.samples;

import java.util.concurrent.Callable;
import org.barreleye.machine.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What the commands have in common: each boots a machine, prints what is printed, and ends with the main program's
 * status.
 */
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:everything was as it should be",
            "1:something was not",
            "2:the command line is wrong",
            "71:the machine did not boot, or went quiet too early"
        })
public abstract class SampleCommand implements Callable<Integer> {
    private static final int STALLED = 71;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--trace-hash", description = "Print the hash of the run, which the seed determines.")
    private boolean traceHash;

    /** A machine that is switched on and has done nothing yet. */
    protected abstract Machine machine(long withSeed);

    @Override
    public final Integer call() {
        try (Machine machine = machine(seed)) {
            Transcript transcript = new Transcript(machine, spec.commandLine().getOut());
            machine.run();
            transcript.end();
            if (traceHash) {
                spec.commandLine().getOut().printf("trace %016x%n", machine.traceHash());
            }
            return machine.exitStatus().orElse(STALLED);
        }
    }
}
