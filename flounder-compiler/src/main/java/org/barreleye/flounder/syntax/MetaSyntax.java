package org.barreleye.flounder.syntax;

import java.util.List;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * {@code @NAMESPACE(KEY=VALUE, ...)}.
 *
 * @param span of all of it
 * @param namespace whom it is for
 * @param entries its settings
 */
public record MetaSyntax(Span span, Name namespace, List<Entry> entries) implements Located {
    /** Copies the list. */
    public MetaSyntax {
        entries = List.copyOf(entries);
    }

    /** {@code KEY=VALUE}. */
    public sealed interface Entry extends Located {
        /** The name of the setting. */
        Name key();
    }

    /**
     * {@code KEY=NUMBER}.
     *
     * @param span of all of it
     * @param key the name of the setting
     * @param value to what
     */
    public record Setting(Span span, Name key, NumberSyntax value) implements Entry {}

    /**
     * {@code KEY=NAME}.
     *
     * @param span of all of it
     * @param key the name of the setting
     * @param target to what
     */
    public record Reference(Span span, Name key, Name target) implements Entry {}
}
