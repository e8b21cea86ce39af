package org.barreleye.paper.verdict;

import java.util.Locale;
import java.util.SortedMap;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.Series;

/**
 * Operations of all cores at the same time cost less each than one alone, at the largest number of cores.
 *
 * @param together the time of one operation of each core, from the first request to the last reply
 * @param alone the time of a single operation
 */
public record CheaperTogether(Series together, Series alone) implements Rule {
    @Override
    public Verdict judge(FigureRows rows) {
        SortedMap<Integer, Double> ratios = Points.ratios(rows, together, alone);
        if (ratios.isEmpty()) {
            return Verdict.missing("'" + together + "' and '" + alone + "' at the same number of cores");
        }
        int cores = ratios.lastKey();
        double each = rows.points(together).get(cores) / cores;
        double single = rows.points(alone).get(cores);
        return Verdict.of(each < single, String.format(Locale.ROOT,
                "'%s' costs less for each than '%s' at %d cores: %.0f %s, against %.0f", together, alone, cores, each,
                together.unit(), single));
    }
}
