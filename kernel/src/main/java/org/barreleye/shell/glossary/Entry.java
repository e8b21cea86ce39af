package org.barreleye.shell.glossary;

import java.util.List;

/**
 * A concept.
 *
 * @param term what it is called, in small letters
 * @param lines what it is, in at most twenty lines
 * @param example a line for the shell that shows it at work
 */
public record Entry(String term, List<String> lines, String example) {
    /** Copies the lines. */
    public Entry {
        lines = List.copyOf(lines);
    }
}
