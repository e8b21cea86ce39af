package org.barreleye.flounder.model;

import java.util.List;
import java.util.Optional;

/**
 * The comment of an author about a definition, as written. It must be escaped before it is copied into another
 * language.
 *
 * @param text without the frame of stars, lines separated by LF; empty if nothing is said
 * @param parameters the {@code @param} tags, in order
 */
public record Documentation(String text, List<ParameterNote> parameters) {
    /** Nothing said. */
    public static final Documentation NONE = new Documentation("", List.of());

    /** Copies the list. */
    public Documentation {
        parameters = List.copyOf(parameters);
    }

    /** Returns whether nothing is said. */
    public boolean isEmpty() {
        return text.isEmpty() && parameters.isEmpty();
    }

    /** The text about a parameter. */
    public Optional<String> parameter(String name) {
        return parameters.stream().filter(note -> note.name().equals(name)).map(ParameterNote::text).findFirst();
    }

    /**
     * A {@code @param} tag.
     *
     * @param name of the parameter
     * @param text lines separated by LF
     */
    public record ParameterNote(String name, String text) {}
}
