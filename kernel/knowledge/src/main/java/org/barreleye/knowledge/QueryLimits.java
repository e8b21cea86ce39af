package org.barreleye.knowledge;

/**
 * The bounds of a query.
 *
 * @param steps the most inference steps: goals that are called
 * @param depth the most calls that are open inside each other; a call at the end of a rule does not count
 * @param solutions the most solutions of one answer
 * @param cells the most parts of terms that are compared or built
 */
public record QueryLimits(long steps, int depth, int solutions, long cells) {
    /** The usual bounds: a query takes less than a second of the host's time. */
    public static final QueryLimits DEFAULT = new QueryLimits(100_000, 1_000, 1_000, 5_000_000);

    /** Returns the same bounds with another number of solutions. */
    public QueryLimits withSolutions(int most) {
        return new QueryLimits(steps, depth, most, cells);
    }
}
