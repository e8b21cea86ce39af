package org.barreleye.paper.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.barreleye.machine.experiment.Provenance;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.ModelRow;

/**
 * The rows of one provenance are near their published figures. Rows of different provenance need a rule each, so that a
 * fit is never counted as a prediction.
 *
 * @param provenance of the rows
 * @param percent the largest deviation, in percent of the published figure
 */
public record WithinPercent(Provenance provenance, double percent) implements Rule {
    @Override
    public Verdict judge(FigureRows rows) {
        List<ModelRow> compared = rows.compared(provenance);
        if (compared.isEmpty()) {
            return Verdict.missing("rows that are " + provenance.label() + " and have a published figure");
        }
        ModelRow worst = compared.stream().max(Comparator.comparingDouble(WithinPercent::deviation)).orElseThrow();
        return Verdict.of(deviation(worst) <= percent, String.format(Locale.ROOT,
                "%d %s %s within %.0f %% of the published; the worst, '%s' of %s, deviates by %+.1f %%%s",
                compared.size(), provenance.label(), compared.size() == 1 ? "row is" : "rows are", percent,
                worst.quantity(), worst.machine(), worst.measurement().deviationPercent().orElseThrow(), evidence()));
    }

    private String evidence() {
        return provenance == Provenance.CALIBRATED ? " (calibrated rows are no evidence)" : "";
    }

    private static double deviation(ModelRow row) {
        return Math.abs(row.measurement().deviationPercent().orElseThrow());
    }
}
