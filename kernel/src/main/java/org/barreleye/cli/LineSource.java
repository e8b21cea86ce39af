package org.barreleye.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The source of the lines that the machine's terminal reads. */
@FunctionalInterface
interface LineSource {
    /**
     * Returns the next line, without its line break; empty at the end of input.
     *
     * @param prompt the unfinished line on the screen
     */
    Optional<String> next(String prompt);

    /**
     * Returns whether {@link #next} returns at once. A source that lets its caller wait for the user is always ready.
     *
     * @param prompt the unfinished line on the screen
     */
    default boolean isReady(String prompt) {
        return true;
    }

    /** Makes a source of the lines of a text, without echo. */
    static LineSource ofText(String text) {
        Iterator<String> lines = text.lines().iterator();
        return prompt -> lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
    }

    /** Makes a source of one line, followed by those of another source. */
    static LineSource first(String line, LineSource rest) {
        Iterator<String> lines = List.of(line).iterator();
        return prompt -> lines.hasNext() ? Optional.of(lines.next()) : rest.next(prompt);
    }
}
