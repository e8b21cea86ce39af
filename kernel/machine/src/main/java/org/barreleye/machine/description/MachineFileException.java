package org.barreleye.machine.description;

/** A machine file that cannot be used. The message says where, what, and what to do. */
public final class MachineFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    MachineFileException(String file, int line, int column, String message) {
        super(file + ":" + line + ":" + column + ": " + message);
        this.line = line;
        this.column = column;
    }

    /** The line, from 1 on. */
    public int line() {
        return line;
    }

    /** The column, from 1 on. */
    public int column() {
        return column;
    }
}
