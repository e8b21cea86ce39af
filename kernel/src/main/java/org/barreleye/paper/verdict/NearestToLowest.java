package org.barreleye.paper.verdict;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.Series;

/**
 * At its largest number of cores, a series is the lowest of several, or near the lowest.
 *
 * @param series the series
 * @param others the others
 * @param percent by how much it may exceed the lowest of them
 */
public record NearestToLowest(Series series, List<Series> others, double percent) implements Rule {
    /** Copies the list. */
    public NearestToLowest {
        others = List.copyOf(others);
    }

    @Override
    public Verdict judge(FigureRows rows) {
        SortedMap<Integer, Double> points = rows.points(series);
        if (points.isEmpty()) {
            return Verdict.missing("'" + series + "'");
        }
        int cores = points.lastKey();
        double lowest = Double.POSITIVE_INFINITY;
        Series best = series;
        for (Series other : others) {
            Double value = rows.points(other).get(cores);
            if (value == null) {
                return Verdict.missing("'" + other + "' at " + cores + " cores");
            }
            best = value < lowest ? other : best;
            lowest = Math.min(lowest, value);
        }
        double value = points.get(cores);
        return Verdict.of(value <= lowest * (1 + percent / 100), String.format(Locale.ROOT,
                "'%s' is the lowest at %d cores, or within %.0f %% of it: %.0f %s; the best of the others, '%s', %.0f",
                series, cores, percent, value, series.unit(), best, lowest));
    }
}
