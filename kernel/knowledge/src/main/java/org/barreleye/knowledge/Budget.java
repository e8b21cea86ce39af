package org.barreleye.knowledge;

import java.util.Locale;

/** Counts the steps of one query against its limits. */
final class Budget {
    // Deeper terms do not fit on the stack of the host.
    static final int TERM_DEPTH_MAX = 1_000;

    private final QueryLimits limits;
    private long steps;
    private long cells;

    Budget(QueryLimits limits) {
        this.limits = limits;
    }

    QueryLimits limits() {
        return limits;
    }

    long steps() {
        return steps;
    }

    /** Counts a call of a goal. */
    void step(int depth) {
        if (++steps > limits.steps()) {
            throw exceeded("took more than %,d steps", limits.steps());
        } else if (depth > limits.depth()) {
            throw exceeded("has more than %,d calls open inside each other", limits.depth());
        }
    }

    /** Counts a part of a term at a depth inside it. */
    void cell(int termDepth) {
        if (++cells > limits.cells()) {
            throw exceeded("compared or built more than %,d parts of terms", limits.cells());
        } else if (termDepth > TERM_DEPTH_MAX) {
            throw exceeded("built a term that is deeper than %,d", TERM_DEPTH_MAX);
        }
    }

    private static QueryException exceeded(String what, long limit) {
        return new QueryException(QueryError.Kind.LIMIT, "the query " + String.format(Locale.ROOT, what, limit));
    }
}
