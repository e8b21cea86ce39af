package org.barreleye.paper.verdict;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.Series;

/**
 * A series does not depend on the number of cores.
 *
 * @param series the series
 * @param percent by how much its highest point may exceed the lowest, in percent of that
 */
public record FlatOverCores(Series series, double percent) implements Rule {
    @Override
    public Verdict judge(FigureRows rows) {
        SortedMap<Integer, Double> points = Points.ofSeveralCores(rows, series);
        if (points.size() < 2) {
            return Verdict.missing("'" + series + "' at two numbers of cores");
        }
        double lowest = Collections.min(points.values());
        double highest = Collections.max(points.values());
        return Verdict.of(highest <= lowest * (1 + percent / 100), String.format(Locale.ROOT,
                "'%s' is flat within %.0f %% from %d to %d cores: %.0f to %.0f %s", series, percent, points.firstKey(),
                points.lastKey(), lowest, highest, series.unit()));
    }
}
