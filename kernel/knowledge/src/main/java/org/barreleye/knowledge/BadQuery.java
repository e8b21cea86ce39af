package org.barreleye.knowledge;

/** Reports a query that cannot be decided. */
public final class BadQuery extends Exception {
    private static final long serialVersionUID = 1;

    private final transient QueryError error;
    private final long steps;

    BadQuery(QueryError error, long steps) {
        super(error.toString(), null, false, false);
        this.error = error;
        this.steps = steps;
    }

    /** Returns what is wrong, and where. */
    public QueryError error() {
        return error;
    }

    /** Returns the number of inference steps that were made. */
    public long steps() {
        return steps;
    }
}
