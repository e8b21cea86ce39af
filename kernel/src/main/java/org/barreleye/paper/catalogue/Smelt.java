package org.barreleye.paper.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.barreleye.machine.experiment.Sweep;
import org.barreleye.paper.ExperimentRun;
import org.barreleye.paper.Figure;
import org.barreleye.paper.Paper;
import org.barreleye.paper.RowSelection;
import org.barreleye.paper.row.Series;
import org.barreleye.paper.verdict.GrowsSlowerThanCores;
import org.barreleye.paper.verdict.NearestToLowest;

/** "Machine-Aware Atomic Broadcast Trees for Multicores" (OSDI 2016). */
final class Smelt {
    private static final String ADAPTIVE = "adaptive";
    private static final double NEARLY_PERCENT = 5;

    private Smelt() {}

    static Paper paper() {
        return new Paper("smelt", "Machine-Aware Atomic Broadcast Trees for Multicores",
                "Kaestle, Achermann, Haecki, Hoffmann, Ramos, Roscoe; OSDI 2016",
                Stream.of("broadcast", "barrier", "agreement").map(Smelt::figure).toList());
    }

    /** An operation over trees of several shapes. */
    private static Figure figure(String operation) {
        Series adaptive = series(operation, ADAPTIVE);
        List<Series> others = Stream.of("sequential", "binary", "Fibonacci", "cluster", "minimum spanning tree")
                .map(tree -> series(operation, tree)).toList();
        return new Figure(operation, "Trees of several shapes: " + operation,
                List.of(new ExperimentRun("trees", "ivy-bridge-2x10", Sweep.SHORT,
                new Sweep(List.of(2, 10), List.of(), false), RowSelection.cycles(operation + ","))),
                List.of(new NearestToLowest(adaptive, others, NEARLY_PERCENT), new GrowsSlowerThanCores(adaptive)),
                "The adaptive tree is built from the costs of messages that are measured on the machine first.",
                "No published figures were at hand.");
    }

    private static Series series(String operation, String tree) {
        return Series.cycles(operation + ", " + tree);
    }
}
