package org.barreleye.paper.verdict;

import java.util.Locale;
import java.util.SortedMap;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.Series;

/**
 * A series grows by a smaller factor than the number of cores, as the latency of a tree does and that of one loop over
 * all cores does not.
 *
 * @param series the series
 */
public record GrowsSlowerThanCores(Series series) implements Rule {
    @Override
    public Verdict judge(FigureRows rows) {
        SortedMap<Integer, Double> points = Points.ofSeveralCores(rows, series);
        if (points.size() < 2) {
            return Verdict.missing("'" + series + "' at two numbers of cores");
        }
        double growth = points.get(points.lastKey()) / points.get(points.firstKey());
        double cores = (double) points.lastKey() / points.firstKey();
        return Verdict.of(growth < cores, String.format(Locale.ROOT,
                "'%s' grows by a smaller factor than the number of cores: %.1f times from %d to %d cores", series,
                growth, points.firstKey(), points.lastKey()));
    }
}
