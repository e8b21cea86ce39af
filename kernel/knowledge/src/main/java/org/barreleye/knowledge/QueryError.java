package org.barreleye.knowledge;

/**
 * The reason for which a query has no answer.
 *
 * @param kind the condition
 * @param sentence what is wrong, in words
 * @param line the line of the text, from 1; 0 if the error has no place
 * @param column the column, from 1; 0 if the error has no place
 */
public record QueryError(Kind kind, String sentence, int line, int column) {
    /** Conditions. */
    public enum Kind {
        /** The text is not a term of Prolog. */
        SYNTAX,
        /** A goal calls a predicate that does not exist. */
        UNKNOWN_PREDICATE,
        /** The query reached one of its {@link QueryLimits}. */
        LIMIT,
        /** A goal cannot be evaluated, such as the sum of an atom and a number. */
        EVALUATION
    }

    /** The sentence after the place, if the error has one. */
    @Override
    public String toString() {
        return line == 0 ? sentence : line + ":" + column + ": " + sentence;
    }
}
