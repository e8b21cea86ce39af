package org.barreleye.paper.verdict;

import java.util.Locale;
import java.util.SortedMap;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.Series;

/**
 * At the largest number of cores that both have, a series is higher than another by a factor.
 *
 * @param higher the series that is higher
 * @param lower the other
 * @param factor the least ratio
 */
public record HigherAtMostCores(Series higher, Series lower, double factor) implements Rule {
    @Override
    public Verdict judge(FigureRows rows) {
        SortedMap<Integer, Double> ratios = Points.ratios(rows, higher, lower);
        if (ratios.isEmpty()) {
            return Verdict.missing("'" + higher + "' and '" + lower + "' at the same number of cores");
        }
        double ratio = ratios.get(ratios.lastKey());
        return Verdict.of(ratio >= factor, String.format(Locale.ROOT,
                "'%s' is %.1f times as high as '%s' or more at %d cores: it is %.2f times as high", higher, factor,
                lower, ratios.lastKey(), ratio));
    }
}
