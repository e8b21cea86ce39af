package org.barreleye.paper.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Provenance;
import org.barreleye.paper.row.FigureRow;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.ModelRow;
import org.barreleye.paper.row.UnmodelledRow;

/** Rows that tests of rules are about. */
final class Rows {
    private final List<FigureRow> rows = new ArrayList<>();

    /** Adds a curve in cycles: values at 2, 4, 8 and so many cores. */
    Rows curve(String quantity, double... values) {
        int cores = 2;
        for (double value : values) {
            at(cores, quantity, value);
            cores *= 2;
        }
        return this;
    }

    /** Adds two figures, each with that of the formula: 10 with 12, and another pair. */
    Rows besideFormula(String quantity, double measured, double formula) {
        return curve(quantity + ", t = 1", 10).curve(quantity + " by the formula, t = 1", 12)
                .curve(quantity + ", t = 2", measured).curve(quantity + " by the formula, t = 2", formula);
    }

    Rows at(int cores, String quantity, double value) {
        rows.add(new ModelRow(new Measurement("x", "m", quantity, cores, "cycles", value, OptionalDouble.empty()),
                Provenance.PREDICTED));
        return this;
    }

    Rows compared(Provenance provenance, String quantity, String unit, double model, double published) {
        rows.add(new ModelRow(new Measurement("x", "m", quantity, 2, unit, model, OptionalDouble.of(published)),
                provenance));
        return this;
    }

    Rows refused(String quantity) {
        rows.add(new ModelRow(Measurement.refused("x", "m", quantity, 2, "cycles", "NO"), Provenance.PREDICTED));
        return this;
    }

    Rows unmodelled(String quantity, double published) {
        rows.add(new UnmodelledRow("m", quantity, "cycles", published, "it is another system"));
        return this;
    }

    Verdict judgedBy(Rule rule) {
        return rule.judge(new FigureRows(rows));
    }

    FigureRows all() {
        return new FigureRows(rows);
    }
}
