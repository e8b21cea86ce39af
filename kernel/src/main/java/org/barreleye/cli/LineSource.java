package org.barreleye.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Where the lines come from that the machine's terminal reads. */
@FunctionalInterface
interface LineSource {
    /**
     * The next line, without its line break; nothing at the end of input.
     *
     * @param prompt what the machine has shown on the line that is to be typed on
     */
    Optional<String> next(String prompt);

    /** The lines of a text, which nobody need see again. */
    static LineSource ofText(String text) {
        Iterator<String> lines = text.lines().iterator();
        return prompt -> lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
    }

    /** One line, and then those of another source. */
    static LineSource first(String line, LineSource rest) {
        Iterator<String> lines = List.of(line).iterator();
        return prompt -> lines.hasNext() ? Optional.of(lines.next()) : rest.next(prompt);
    }
}
