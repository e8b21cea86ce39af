package org.barreleye.paper.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.ModelRow;

/**
 * Figures of the model do not exceed the published ones, because the model counts a part only.
 *
 * @param unit of the rows it is about
 */
public record AtMostPublished(String unit) implements Rule {
    @Override
    public Verdict judge(FigureRows rows) {
        List<ModelRow> compared = rows.modelled().stream()
                .filter(row -> row.unit().equals(unit) && row.measurement().deviationPercent().isPresent())
                .toList();
        if (compared.isEmpty()) {
            return Verdict.missing("a published figure in " + unit);
        }
        ModelRow highest =
                compared.stream().max(Comparator.comparingDouble(AtMostPublished::deviation)).orElseThrow();
        return Verdict.of(deviation(highest) <= 0, String.format(Locale.ROOT,
                "'%s' is at most what was published: %.0f of %.0f %s", highest.quantity(),
                highest.measurement().measured(), highest.measurement().published().orElseThrow(), unit));
    }

    private static double deviation(ModelRow row) {
        return row.measurement().deviationPercent().orElseThrow();
    }
}
