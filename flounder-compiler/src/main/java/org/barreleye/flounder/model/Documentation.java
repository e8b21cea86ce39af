package org.barreleye.flounder.model;

import java.util.List;
import java.util.Optional;

/**
 * What an author says about a definition, as written: nothing in it is safe to paste into another language.
 *
 * @param text without the frame of stars, lines separated by LF; empty if nothing is said
 * @param parameters what {@code @param} says, in order
 */
public record Documentation(String text, List<ParameterNote> parameters) {
    /** Nothing said. */
    public static final Documentation NONE = new Documentation("", List.of());

    /** Copies the list. */
    public Documentation {
        parameters = List.copyOf(parameters);
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return text.isEmpty() && parameters.isEmpty();
    }

    /** What is said about a parameter. */
    public Optional<String> parameter(String name) {
        return parameters.stream().filter(note -> note.name().equals(name)).map(ParameterNote::text).findFirst();
    }

    /**
     * What {@code @param} says.
     *
     * @param name of the parameter
     * @param text lines separated by LF
     */
    public record ParameterNote(String name, String text) {}
}
