package org.barreleye.machine.cli;

import java.io.PrintWriter;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Experiments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the presets and the experiments. */
@Command(name = "list", mixinStandardHelpOptions = true,
        description = "Lists the machines and experiments that come with the module.")
final class ListCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Machines:");
        for (String name : Presets.names()) {
            out.printf("  %-16s %s%n", name, Presets.named(name).about());
        }
        out.printf("  %-16s %s%n", "smp-N", "N equal 64-bit cores on a mesh, N from 1 to 1024");
        out.println("Experiments:");
        for (Experiment experiment : Experiments.all()) {
            out.printf("  %-16s %s%n", experiment.name(), experiment.about());
        }
    }
}
