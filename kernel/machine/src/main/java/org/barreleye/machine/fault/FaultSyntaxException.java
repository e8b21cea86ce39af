package org.barreleye.machine.fault;

/** A sentence that is no fault. The message has the sentence, the column, what is expected there, and an example. */
public final class FaultSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int column;

    FaultSyntaxException(String sentence, int column, String problem, String example) {
        super("fault '" + sentence + "', column " + column + ": " + problem + "; an example is '" + example + "'");
        this.column = column;
    }

    /** The column of the error in the sentence, from 1 on. */
    public int column() {
        return column;
    }
}
