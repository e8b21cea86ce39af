package org.barreleye.flounder.model;

import java.util.List;
import java.util.Optional;

/**
 * The comment of an author about a definition, as written. It must be escaped before it is copied into another
 * language.
 *
 * @param text without the frame of stars, lines separated by LF; empty if nothing is said
 * @param deprecation the text of the {@code @deprecated} tag, if there is one: why, and what to use instead
 * @param members what is said about parameters, fields and enumerators: before these, then in {@code @param} tags
 */
public record Documentation(String text, Optional<String> deprecation, List<MemberNote> members) {
    /** Nothing said. */
    public static final Documentation NONE = new Documentation("", Optional.empty(), List.of());

    /** Copies the list. */
    public Documentation {
        members = List.copyOf(members);
    }

    /** Returns whether nothing is said. */
    public boolean isEmpty() {
        return text.isEmpty() && deprecation.isEmpty() && members.isEmpty();
    }

    /** The documentation of a parameter, a field or an enumerator. */
    public Documentation member(String name) {
        return members.stream().filter(note -> note.name().equals(name)).map(MemberNote::documentation).findFirst()
                .orElse(NONE);
    }

    /**
     * The documentation of a member.
     *
     * @param name of the parameter, field or enumerator
     * @param documentation not empty
     */
    public record MemberNote(String name, Documentation documentation) {}
}
