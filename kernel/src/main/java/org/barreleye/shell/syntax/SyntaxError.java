package org.barreleye.shell.syntax;

/** An invalid command line. */
public final class SyntaxError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int column;

    SyntaxError(int column, String sentence) {
        super("column " + column + ": " + sentence);
        this.column = column;
    }

    /** Returns the column of the error, from 1. */
    public int column() {
        return column;
    }
}
