package org.barreleye.cli;

import java.io.IOException;

/** The input of a run, which comes between its steps, and the lines for its terminal. */
interface RunInput extends AutoCloseable {
    /** Returns the source of the terminal's lines. */
    LineSource lines();

    /**
     * Delivers what comes before a step. May wait.
     *
     * @param step the number of steps so far
     * @throws InvalidInput if the input does not fit the run
     */
    void deliver(long step) throws IOException, InvalidInput;

    @Override
    default void close() throws IOException {}
}
