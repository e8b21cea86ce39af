package org.barreleye.cli;

/** The console of the user, or a substitute: a source of lines, and an output. */
interface UserConsole extends AutoCloseable {
    /** Returns the source of lines. */
    LineSource lines();

    /** Shows text. */
    void show(String text);

    /** Returns whether Ctrl-C was pressed since the last call. */
    default boolean testAndClearInterrupt() {
        return false;
    }

    @Override
    default void close() {}
}
