package org.barreleye.samples;

import java.util.concurrent.Callable;
import org.barreleye.machine.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The common part of all commands: boots a machine, prints its console, and ends with the main program's status.
 */
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:success",
            "1:a wrong result",
            "2:the command line is invalid",
            "71:the machine did not boot, or is idle and was not powered off"
        })
public abstract class SampleCommand implements Callable<Integer> {
    private static final int STALLED = 71;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "N", description =
            "The seed of all random numbers (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--trace-hash", description = "Print the hash of the run, which the seed determines.")
    private boolean traceHash;

    /** Makes a machine that is on and has not taken a step. */
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
