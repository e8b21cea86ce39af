package org.barreleye.paper.verdict;

import java.util.Locale;
import org.barreleye.paper.row.FigureRows;

/**
 * Each measured row is at most what the row of a formula beside it says.
 *
 * @param quantity how the names of the measured rows begin, as in {@link FollowsFormula}
 * @param tolerance by how much a row may exceed the formula, in the unit of the rows
 */
public record BoundedByFormula(String quantity, double tolerance) implements Rule {
    @Override
    public Verdict judge(FigureRows rows) {
        FormulaPairs pairs = FormulaPairs.of(rows, quantity);
        if (pairs.all().isEmpty()) {
            return Verdict.missing("'" + quantity + "' and of its formula");
        }
        FormulaPairs.Pair worst = pairs.highest(FormulaPairs.Pair::excess);
        return Verdict.of(worst.excess() <= tolerance, String.format(Locale.ROOT,
                "'%s' exceeds the formula by at most %.0f %s at %d arrival times: %.0f by '%s'", quantity, tolerance,
                worst.measured().unit(), pairs.all().size(), worst.excess(), worst.measured().quantity()));
    }
}
