package org.barreleye.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the presets of machines. */
@Command(name = "machines", mixinStandardHelpOptions = true,
        description = "Lists the presets of machines.")
final class MachinesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        for (String name : Presets.names()) {
            MachineDescription machine = Presets.named(name);
            out.printf("%-11s %s%n", name, cores(machine));
            out.printf("%-11s %s%n", "", machine.about());
        }
        out.printf("%-11s %s%n", "smp-N", "N x86-64");
        out.printf("%-11s %s%n", "", "N equal cores on a mesh, N from 1 to 1024.");
    }

    private static String cores(MachineDescription machine) {
        Map<String, Integer> counts = new TreeMap<>();
        for (CoreDescription core : machine.cores()) {
            counts.merge(core.isa(), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}
