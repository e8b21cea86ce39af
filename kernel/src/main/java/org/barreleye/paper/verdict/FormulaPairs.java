package org.barreleye.paper.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.row.ModelRow;

/**
 * Measured rows, each with the row of a formula for the same situation.
 *
 * @param all the pairs
 */
record FormulaPairs(List<Pair> all) {
    /** The text between the quantity and the situation that distinguishes the row of a formula. */
    static final String BY_FORMULA = " by the formula";

    /**
     * A pair.
     *
     * @param measured the measured row
     * @param formula the row of the formula
     */
    record Pair(ModelRow measured, ModelRow formula) {
        /** The measured figure less that of the formula. */
        double excess() {
            return measured.measurement().measured() - formula.measurement().measured();
        }
    }

    /** The pairs of a quantity: 'quantity, situation' and 'quantity by the formula, situation'. */
    static FormulaPairs of(FigureRows rows, String quantity) {
        List<Pair> pairs = new ArrayList<>();
        for (ModelRow row : rows.modelled()) {
            if (row.hasFigure() && row.quantity().startsWith(quantity + ",")) {
                String name = quantity + BY_FORMULA + row.quantity().substring(quantity.length());
                rows.modelled().stream()
                        .filter(formula -> formula.quantity().equals(name) && formula.unit().equals(row.unit()))
                        .forEach(formula -> pairs.add(new Pair(row, formula)));
            }
        }
        return new FormulaPairs(pairs);
    }

    /** The pair with the highest value. */
    Pair highest(ToDoubleFunction<Pair> value) {
        return all.stream().max(Comparator.comparingDouble(value)).orElseThrow();
    }
}
