package org.barreleye.paper.verdict;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.Series;

/**
 * A figure of the model is above a published one of something else, which the system does not model.
 *
 * @param series of the model, at one number of cores
 * @param reference the published row
 */
public record AboveReference(Series series, Series reference) implements Rule {
    @Override
    public Verdict judge(FigureRows rows) {
        SortedMap<Integer, Double> points = rows.points(series);
        OptionalDouble published = rows.unmodelled(reference);
        if (points.isEmpty() || published.isEmpty()) {
            return Verdict.missing("'" + series + "' and '" + reference + "'");
        }
        double value = points.get(points.firstKey());
        return Verdict.of(value > published.getAsDouble(), String.format(Locale.ROOT,
                "'%s' of the model is above the published '%s': %.2f, against %.2f %s", series, reference, value,
                published.getAsDouble(), series.unit()));
    }
}
