package org.barreleye.machine.description;

/** An error in a machine file. The message has the place, the reason and the remedy. */
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
