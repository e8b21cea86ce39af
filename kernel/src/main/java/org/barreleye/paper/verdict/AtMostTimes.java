package org.barreleye.paper.verdict;

import java.util.Locale;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.ModelRow;

/**
 * Each row is at most some times as high as the row of the same machine that it is compared to.
 *
 * @param unit of the rows
 * @param suffix the end of the name of the row that it is compared to
 * @param factor the largest ratio
 */
public record AtMostTimes(String unit, String suffix, double factor) implements Rule {
    @Override
    public Verdict judge(FigureRows rows) {
        int compared = 0;
        double worst = 0;
        String where = "";
        for (ModelRow row : rows.modelled()) {
            for (ModelRow base : rows.modelled()) {
                if (isComparable(row, base)) {
                    double ratio = row.measurement().measured() / base.measurement().measured();
                    compared++;
                    if (ratio > worst) {
                        worst = ratio;
                        where = "'" + row.quantity() + "' of " + row.machine();
                    }
                }
            }
        }
        return compared == 0 ? Verdict.missing("rows with '" + suffix + "' in " + unit)
                : Verdict.of(worst <= factor, String.format(Locale.ROOT,
                "%d rows are at most %.1f times those with '%s'; the highest, %s, is %.2f times as high", compared,
                factor, suffix, where, worst));
    }

    private boolean isComparable(ModelRow row, ModelRow base) {
        return row.hasFigure() && base.hasFigure() && row.unit().equals(unit) && base.unit().equals(unit)
                && base.machine().equals(row.machine()) && base.quantity().equals(row.quantity() + suffix);
    }
}
