package org.barreleye.paper.verdict;

import java.util.Locale;
import org.barreleye.paper.row.FigureRows;

/**
 * Each measured row is near the row of a formula beside it.
 *
 * @param quantity how the names of the measured rows begin; a comma and the situation follow, and in the row of the
 *     formula " by the formula" before them
 * @param tolerance the largest distance, in the unit of the rows
 */
public record FollowsFormula(String quantity, double tolerance) implements Rule {
    @Override
    public Verdict judge(FigureRows rows) {
        FormulaPairs pairs = FormulaPairs.of(rows, quantity);
        if (pairs.all().isEmpty()) {
            return Verdict.missing("'" + quantity + "' and of its formula");
        }
        FormulaPairs.Pair worst = pairs.highest(pair -> Math.abs(pair.excess()));
        return Verdict.of(Math.abs(worst.excess()) <= tolerance, String.format(Locale.ROOT,
                "'%s' is within %.0f %s of the formula at %d arrival times; farthest by %.0f at '%s'", quantity,
                tolerance, worst.measured().unit(), pairs.all().size(), worst.excess(), worst.measured().quantity()));
    }
}
