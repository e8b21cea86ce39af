package org.barreleye.paper.verdict;

import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.Series;

/** The points of series as rules look at them. */
final class Points {
    private static final int SEVERAL = 2;

    private Points() {}

    /** The points of two cores and more; all if these are fewer than two. */
    static SortedMap<Integer, Double> ofSeveralCores(FigureRows rows, Series series) {
        SortedMap<Integer, Double> points = rows.points(series);
        SortedMap<Integer, Double> several = points.tailMap(SEVERAL);
        return several.size() < SEVERAL ? points : new TreeMap<>(several);
    }

    /** The numbers of cores at which both series have points, with the ratio of the first to the second. */
    static SortedMap<Integer, Double> ratios(FigureRows rows, Series one, Series other) {
        SortedMap<Integer, Double> others = rows.points(other);
        SortedMap<Integer, Double> ratios = new TreeMap<>();
        rows.points(one).forEach((cores, value) -> {
            if (others.containsKey(cores)) {
                ratios.put(cores, value / others.get(cores));
            }
        });
        return ratios;
    }
}
