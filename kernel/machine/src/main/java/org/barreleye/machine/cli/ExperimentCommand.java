package org.barreleye.machine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Experiments;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Parameter;
import org.barreleye.machine.experiment.PresetParameters;
import org.barreleye.machine.experiment.Sweep;
import org.barreleye.machine.fault.FaultPrinter;
import org.barreleye.machine.plot.ResultPlot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs experiments and prints their measurements beside the published figures. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        description = "Runs one experiment on a machine, or all on the machines with published figures.")
final class ExperimentCommand implements Callable<Integer> {
    private static final String ALL = "all";
    // Of the column with the names of the rows.
    private static final int LEAST_WIDTH = 36;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "An experiment, or 'all'; 'machine list' lists them.")
    private String name;

    @Option(names = "--machine", paramLabel = "M", description =
            "A preset, smp-N, a machine file, or 'all' for each preset that suits. Not with 'all' experiments.")
    private String machine;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the measurements to this file.")
    private Path csv;

    @Option(names = "--svg", paramLabel = "FILE", description =
            "Plot the measurements into this file. Not with 'all' experiments or machines.")
    private Path svg;

    @Option(names = "--full", description = "Run an experiment with parameters for all their values; this takes long.")
    private boolean full;

    @Option(names = "--cores", paramLabel = "N", split = ",",
            description = "Run an experiment with parameters for these numbers of cores.")
    private List<Integer> cores = List.of();

    @Option(names = "--capabilities", paramLabel = "N", split = ",",
            description = "Run an experiment with parameters for these numbers of capabilities.")
    private List<Integer> capabilities = List.of();

    @Mixin
    private FaultOption fault;

    @Override
    public Integer call() throws Exception {
        boolean all = name.equals(ALL);
        if (all && (machine != null || svg != null)) {
            throw new ParameterException(spec.commandLine(),
                    "'all' runs every experiment on its own machines: leave out --machine and --svg");
        }
        Sweep sweep = new Sweep(cores, capabilities, full);
        List<Measurement> rows = all ? runAll(sweep) : runOne(Experiments.named(name), sweep);
        printParameters(rows);
        write(rows);
        return ExitCode.OK;
    }

    private List<Measurement> runAll(Sweep sweep) throws IOException {
        requireWritable();
        List<Measurement> rows = new ArrayList<>();
        for (Experiment experiment : Experiments.all()) {
            for (String preset : experiment.machines()) {
                rows.addAll(run(experiment, Presets.named(preset), experiment.hasParameters() ? sweep : Sweep.SHORT));
            }
        }
        return rows;
    }

    private List<Measurement> runOne(Experiment experiment, Sweep sweep) throws IOException {
        if (machine == null) {
            throw new ParameterException(spec.commandLine(),
                    "the experiment needs a machine: add --machine M, or --machine all for each preset");
        }
        if (machine.equals(ALL)) {
            return runOnPresets(experiment, sweep);
        }
        MachineDescription described = Machines.named(machine, spec.commandLine().getErr());
        requireWritable();
        return run(experiment, described, sweep);
    }

    private List<Measurement> runOnPresets(Experiment experiment, Sweep sweep) throws IOException {
        if (svg != null) {
            throw new ParameterException(spec.commandLine(),
                    "a plot shows one machine: leave out --svg, or name a machine");
        }
        requireWritable();
        List<Measurement> rows = new ArrayList<>();
        for (String preset : Presets.names()) {
            try {
                rows.addAll(run(experiment, Presets.named(preset), sweep));
            } catch (IllegalArgumentException unsuitable) {
                spec.commandLine().getOut().println(
                        experiment.name() + " on " + preset + ": not run: " + unsuitable.getMessage());
            }
        }
        return rows;
    }

    private List<Measurement> run(Experiment experiment, MachineDescription described, Sweep sweep) {
        MachineDescription on = fault.addTo(described);
        List<Measurement> rows = experiment.run(on, sweep);
        PrintWriter out = spec.commandLine().getOut();
        out.println(experiment.name() + " on " + on.name() + ": " + experiment.about());
        on.faults().forEach(injected -> out.println("  with the fault: " + FaultPrinter.print(injected)));
        int width = rows.stream().mapToInt(row -> row.row().length()).max().orElse(0);
        String line = "  %-" + Math.max(LEAST_WIDTH, width) + "s %5s %-11s %10s %10s %9s  %s%n";
        out.printf(Locale.ROOT, line, "", "cores", "unit", "measured", "published",
                "deviation", "");
        for (Measurement row : rows) {
            out.printf(Locale.ROOT, line, row.row(), row.cores(), row.unit(),
                    row.shown(),
                    row.published().isPresent() ? String.format(Locale.ROOT, "%.2f", row.published().getAsDouble())
                    : "",
                    row.deviationPercent().isPresent() ? String.format(Locale.ROOT, "%+.1f %%", row.deviationPercent()
                    .getAsDouble()) : "", experiment.provenance(row).label());
        }
        long reproduced = rows.stream().filter(row -> row.published().isPresent()).count();
        if (reproduced > 0) {
            double worst = rows.stream()
                    .filter(row -> row.deviationPercent().isPresent())
                    .mapToDouble(row -> Math.abs(row.deviationPercent().getAsDouble()))
                    .max()
                    .orElse(0);
            out.printf(Locale.ROOT,
                    "  %d published rows from %d parameters fitted on this machine; the worst deviates by %.1f %%%n",
                    reproduced, experiment.fittedParameters(on.name()), worst);
        }
        experiment.remarks(on, rows).forEach(remark -> out.println("  " + remark));
        return rows;
    }

    /** Prints the parameters of the machines that were measured, if figures of them were published. */
    private void printParameters(List<Measurement> rows) {
        PrintWriter out = spec.commandLine().getOut();
        for (String measured : rows.stream().map(Measurement::machine).distinct().toList()) {
            if (Presets.names().contains(measured)) {
                List<Parameter> parameters = PresetParameters.of(Presets.named(measured));
                if (!parameters.isEmpty()) {
                    out.println("parameters of " + measured + ":");
                }
                for (Parameter parameter : parameters) {
                    out.printf(Locale.ROOT, "  %-38s %-14s %-9s %s%n", parameter.name(), parameter.value(),
                            parameter.source().label(), parameter.fittedTo().map(experiment -> experiment + ", ")
                            .orElse("") + parameter.reference());
                }
            }
        }
    }

    /** Checks before the run, which may take minutes, that the files can be written. */
    private void requireWritable() throws IOException {
        if (csv != null) {
            OutputFile.requireWritable(csv, "the measurements");
        }
        if (svg != null) {
            OutputFile.requireWritable(svg, "the plot");
        }
    }

    private void write(List<Measurement> rows) throws IOException {
        if (csv != null) {
            Files.write(csv, Csv.of(rows).getBytes(StandardCharsets.UTF_8));
        }
        if (svg != null) {
            Files.write(svg, ResultPlot.svg(rows));
        }
    }
}
