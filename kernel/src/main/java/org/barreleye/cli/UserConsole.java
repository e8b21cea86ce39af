package org.barreleye.cli;

/** The person at the terminal, or whatever stands for one: lines that come, text that is shown. */
interface UserConsole extends AutoCloseable {
    /** Where the lines come from. */
    LineSource lines();

    /** Shows text. */
    void show(String text);

    /** Whether Ctrl-C was pressed since this was asked last. */
    default boolean testAndClearInterrupt() {
        return false;
    }

    @Override
    default void close() {}
}
