package org.barreleye.machine.trace;

import java.util.Optional;

/** The keyboard of the terminal: supplies the lines that the machine reads. */
@FunctionalInterface
public interface TypedLines {
    /**
     * The next line, without its line break; empty at the end of input. No time passes on the machine meanwhile. Called
     * when there is one only.
     */
    Optional<String> nextLine();

    /**
     * Returns whether there is a line, or the end of input; if not, the machine goes on, and asks again. A keyboard
     * that waits for its user in {@link #nextLine} always has one.
     */
    default boolean isReady() {
        return true;
    }
}
