package org.barreleye.paper.verdict;

import java.util.Locale;
import java.util.SortedMap;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.Series;

/**
 * A row of the model is near another row of the model. Both are taken at their smallest number of cores.
 *
 * @param one a row
 * @param other the row that it is compared to
 * @param percent the largest distance, in percent of the other
 */
public record WithinPercentOf(Series one, Series other, double percent) implements Rule {
    @Override
    public Verdict judge(FigureRows rows) {
        SortedMap<Integer, Double> points = rows.points(one);
        SortedMap<Integer, Double> others = rows.points(other);
        if (points.isEmpty() || others.isEmpty()) {
            return Verdict.missing("'" + one + "' and '" + other + "'");
        }
        double value = points.get(points.firstKey());
        double base = others.get(others.firstKey());
        return Verdict.of(Math.abs(value - base) <= base * percent / 100, String.format(Locale.ROOT,
                "'%s' is within %.0f %% of '%s': %.0f %s, against %.0f", one, percent, other, value, one.unit(), base));
    }
}
