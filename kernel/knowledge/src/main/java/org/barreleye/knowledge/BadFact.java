package org.barreleye.knowledge;

/** Reports a text that is not a fact. */
public final class BadFact extends Exception {
    private static final long serialVersionUID = 1;

    private final transient QueryError error;

    BadFact(QueryError error) {
        super(error.toString(), null, false, false);
        this.error = error;
    }

    /** Returns what is wrong, and where. */
    public QueryError error() {
        return error;
    }
}
