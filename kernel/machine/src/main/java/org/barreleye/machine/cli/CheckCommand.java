package org.barreleye.machine.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a machine file. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Checks a machine file; errors have line and column.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A machine as YAML.")
    private Path file;

    @Override
    public Integer call() throws Exception {
        MachineDescription machine = MachineFile.read(file);
        spec.commandLine().getOut().println(file + ": " + machine.name() + ", " + machine.cores().size()
                + " cores, valid");
        return ExitCode.OK;
    }
}
