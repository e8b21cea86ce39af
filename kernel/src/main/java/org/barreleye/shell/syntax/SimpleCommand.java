package org.barreleye.shell.syntax;

import java.util.List;

/**
 * One command of a line.
 *
 * @param words at least one: the name of the command and its arguments, quotes removed
 * @param background whether an {@code &} follows it
 */
public record SimpleCommand(List<String> words, boolean background) {
    /** Copies the words. */
    public SimpleCommand {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a command has at least a name");
        }
    }

    /** Returns the first word. */
    public String name() {
        return words.get(0);
    }

    /** Returns the words after the first. */
    public List<String> arguments() {
        return words.subList(1, words.size());
    }
}
