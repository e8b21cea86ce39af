package org.barreleye.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Boots a machine with the standard system and runs it. */
@Command(
        name = "boot",
        mixinStandardHelpOptions = true,
        description = "Boots a machine, and reads commands for its shell: from a terminal, a file, or the command line."
                + " End of input powers the machine off; the exit status is that of the last command. Machine time"
                + " stands still while the prompt waits for input.")
final class BootCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private BootOptions options;

    @Override
    public Integer call() throws Exception {
        return options.run(spec, false);
    }
}
