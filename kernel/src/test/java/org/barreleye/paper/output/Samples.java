package org.barreleye.paper.output;

import java.util.List;
import java.util.OptionalDouble;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Provenance;
import org.barreleye.paper.Figure;
import org.barreleye.paper.FigureResult;
import org.barreleye.paper.Paper;
import org.barreleye.paper.row.FigureRow;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.ModelRow;
import org.barreleye.paper.row.Series;
import org.barreleye.paper.row.UnmodelledRow;
import org.barreleye.paper.verdict.RisesWithCores;
import org.barreleye.paper.verdict.WithinPercent;

/** A paper with a table and a figure with curves. */
final class Samples {
    static final Figure TABLE = new Figure("table1", "Table 1: costs <of> \"things\"", List.of(), List.of(
            new WithinPercent(Provenance.CALIBRATED, 10), new WithinPercent(Provenance.PREDICTED, 10)),
            "A note & more.");
    static final Figure CURVES = new Figure("fig1", "Figure 1: curves", List.of(), List.of(
            new RisesWithCores(Series.cycles("messages"), 9), new RisesWithCores(Series.cycles("nothing"), 2)));
    static final Paper PAPER = new Paper("sample", "A sample", "An author; a place 2000", List.of(TABLE, CURVES));

    private Samples() {}

    static FigureResult table() {
        return FigureResult.of(TABLE, new FigureRows(List.of(
                new ModelRow(new Measurement("x", "m", "near, as fitted", 2, "cycles", 101, OptionalDouble.of(100)),
                Provenance.CALIBRATED),
                new ModelRow(new Measurement("x", "m", "far", 2, "cycles", 150, OptionalDouble.of(100)),
                Provenance.PREDICTED),
                new ModelRow(new Measurement("x", "m", "looked at", 2, "cycles", 0, OptionalDouble.of(90)),
                Provenance.CHECKED),
                new ModelRow(Measurement.refused("x", "m", "none", 2, "cycles", "NO"), Provenance.PREDICTED),
                new UnmodelledRow("m", "other", "lines", 13, "it is another system"))));
    }

    static FigureResult curves() {
        List<FigureRow> rows = new java.util.ArrayList<>();
        for (int cores = 1; cores <= 32; cores++) {
            rows.add(point("messages", cores, 100 + cores, Provenance.PREDICTED));
            rows.add(point("fitted", cores, 200, Provenance.CALIBRATED));
        }
        rows.add(new ModelRow(Measurement.refused("x", "m", "refused", 2, "cycles", "NO"), Provenance.PREDICTED));
        return FigureResult.of(CURVES, new FigureRows(rows));
    }

    /** A curve of two cores, the second with a published figure far above all of the model. */
    static FigureResult publishedCurve() {
        return FigureResult.of(CURVES, new FigureRows(List.of(point("messages", 1, 7.5, Provenance.PREDICTED),
                new ModelRow(new Measurement("x", "m", "messages", 2, "cycles", 150, OptionalDouble.of(900)),
                        Provenance.PREDICTED))));
    }

    private static ModelRow point(String row, int cores, double value, Provenance provenance) {
        return new ModelRow(new Measurement("x", "m", row, cores, "cycles", value, OptionalDouble.empty()), provenance);
    }
}
