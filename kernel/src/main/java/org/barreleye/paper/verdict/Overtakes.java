package org.barreleye.paper.verdict;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.Series;

/**
 * A series is lower than another from some number of cores on, up to the most that were measured.
 *
 * @param lower the series that becomes lower
 * @param upper the other
 * @param cores the number of cores from which on it is lower at the latest
 */
public record Overtakes(Series lower, Series upper, int cores) implements Rule {
    @Override
    public Verdict judge(FigureRows rows) {
        SortedMap<Integer, Double> ratios = Points.ratios(rows, lower, upper);
        if (ratios.isEmpty()) {
            return Verdict.missing("'" + lower + "' and '" + upper + "' at the same number of cores");
        }
        OptionalInt from = from(ratios);
        String found = from.isPresent() ? "it is so from " + from.getAsInt() + " on"
                : String.format(Locale.ROOT, "at %d it is %.2f times as high", ratios.lastKey(),
                ratios.get(ratios.lastKey()));
        return Verdict.of(from.isPresent() && from.getAsInt() <= cores, String.format(Locale.ROOT,
                "'%s' is below '%s' from %d cores on at the latest: %s", lower, upper, cores, found));
    }

    /** The first number of cores from which on all ratios are below one. */
    private static OptionalInt from(SortedMap<Integer, Double> ratios) {
        OptionalInt from = OptionalInt.empty();
        for (int number : ratios.keySet()) {
            if (ratios.get(number) >= 1) {
                from = OptionalInt.empty();
            } else if (from.isEmpty()) {
                from = OptionalInt.of(number);
            }
        }
        return from;
    }
}
