package org.barreleye.shell.syntax;

/** A line that is no line of the language. */
public final class SyntaxError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int column;

    SyntaxError(int column, String sentence) {
        super("column " + column + ": " + sentence);
        this.column = column;
    }

    /** Where in the line it shows, from 1. */
    public int column() {
        return column;
    }
}
