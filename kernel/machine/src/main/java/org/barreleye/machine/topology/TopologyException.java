package org.barreleye.machine.topology;

/** An error in the topology of a machine. The message has the place, the reason and the remedy. */
public final class TopologyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    TopologyException(String file, int line, int column, String message) {
        super(file + ":" + line + ":" + column + ": " + message);
    }
}
