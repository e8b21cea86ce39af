package org.barreleye.paper.verdict;

import java.util.Locale;
import java.util.SortedMap;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.Series;

/**
 * A series is higher at most cores than at fewest, by a factor. The point of one core is left out if there are two
 * others: nothing is shared there.
 *
 * @param series the series
 * @param factor the least ratio of the last point to the first
 */
public record RisesWithCores(Series series, double factor) implements Rule {
    @Override
    public Verdict judge(FigureRows rows) {
        SortedMap<Integer, Double> points = Points.ofSeveralCores(rows, series);
        if (points.size() < 2) {
            return Verdict.missing("'" + series + "' at two numbers of cores");
        }
        double first = points.get(points.firstKey());
        double last = points.get(points.lastKey());
        return Verdict.of(last >= factor * first, String.format(Locale.ROOT,
                "'%s' rises with the number of cores, %.1f times or more: %.0f %s at %d, %.0f at %d", series, factor,
                first, series.unit(), points.firstKey(), last, points.lastKey()));
    }
}
