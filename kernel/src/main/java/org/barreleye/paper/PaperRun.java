package org.barreleye.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Experiments;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Sweep;
import org.barreleye.paper.row.FigureRow;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.ModelRow;

/** Runs the figures of papers, each experiment once for each machine and sweep. */
public final class PaperRun {
    private final boolean isQuick;
    private final Consumer<String> progress;
    private final Map<String, List<Measurement>> measured = new TreeMap<>();

    /**
     * Creates a run.
     *
     * @param isQuick whether experiments with parameters are run with few values of them
     * @param progress receives a line before each experiment that is run
     */
    public PaperRun(boolean isQuick, Consumer<String> progress) {
        this.isQuick = isQuick;
        this.progress = progress;
    }

    /**
     * Checks that the experiments and machines of figures exist, before any of them is run.
     *
     * @throws IllegalArgumentException if one does not; names it
     */
    public static void requireExperiments(List<Figure> figures) {
        for (Figure figure : figures) {
            for (ExperimentRun run : figure.runs()) {
                try {
                    Experiments.named(run.experiment());
                    Presets.named(run.machine());
                } catch (IllegalArgumentException missing) {
                    throw new IllegalArgumentException("'" + figure.id() + "' cannot be run: " + missing.getMessage(),
                            missing);
                }
            }
        }
    }

    /**
     * Runs the experiments of a figure and judges its rows.
     *
     * @throws IllegalArgumentException if an experiment or a machine does not exist, or does not suit
     */
    public FigureResult run(Figure figure) {
        List<FigureRow> rows = new ArrayList<>();
        for (ExperimentRun run : figure.runs()) {
            Experiment experiment = Experiments.named(run.experiment());
            MachineDescription machine = Presets.named(run.machine());
            for (Measurement row : measure(figure, experiment, machine, run.sweep(isQuick))) {
                if (run.rows().includes(row)) {
                    rows.add(new ModelRow(row, experiment.provenance(row)));
                }
            }
        }
        rows.addAll(figure.unmodelled());
        return FigureResult.of(figure, new FigureRows(rows));
    }

    private List<Measurement> measure(Figure figure, Experiment experiment, MachineDescription machine, Sweep sweep) {
        String key = experiment.name() + " on " + machine.name() + " " + sweep;
        List<Measurement> known = measured.get(key);
        if (known == null) {
            progress.accept(figure.id() + ": " + experiment.name() + " on " + machine.name());
            known = experiment.hasParameters() ? experiment.run(machine, sweep) : experiment.run(machine);
            measured.put(key, known);
        }
        return known;
    }
}
