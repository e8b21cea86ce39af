package org.barreleye.flounder.model;

import java.util.List;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A hint for one particular transport.
 *
 * @param namespace whom it is for
 * @param entries its settings
 * @param span its place
 */
public record Meta(String namespace, List<Entry> entries, Span span) implements Located {
    /** Copies the list. */
    public Meta {
        entries = List.copyOf(entries);
    }

    /**
     * One setting.
     *
     * @param key the name of the setting
     * @param value a number in decimal digits, or a name
     * @param span its place
     */
    public record Entry(String key, String value, Span span) implements Located {}
}
