package org.barreleye.flounder.model;

import java.util.List;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A hint for one particular transport.
 *
 * @param namespace whom it is for
 * @param entries what it says
 * @param span where it is written
 */
public record Meta(String namespace, List<Entry> entries, Span span) implements Located {
    /** Copies the list. */
    public Meta {
        entries = List.copyOf(entries);
    }

    /**
     * One setting.
     *
     * @param key what is set
     * @param value a number in decimal digits, or a name
     * @param span where it is written
     */
    public record Entry(String key, String value, Span span) implements Located {}
}
