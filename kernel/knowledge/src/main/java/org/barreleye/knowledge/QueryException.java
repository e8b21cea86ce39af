package org.barreleye.knowledge;

/** Ends a query early; becomes a {@link QueryError} before it leaves the package. */
final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient QueryError error;

    QueryException(QueryError.Kind kind, String sentence) {
        this(new QueryError(kind, sentence, 0, 0));
    }

    QueryException(QueryError error) {
        super(error.toString(), null, false, false);
        this.error = error;
    }

    QueryError error() {
        return error;
    }
}
