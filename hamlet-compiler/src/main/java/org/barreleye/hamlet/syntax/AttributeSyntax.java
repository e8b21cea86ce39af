package org.barreleye.hamlet.syntax;

import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * {@code @NAME}, or {@code @NAME(ARGUMENT, ARGUMENT)}.
 *
 * @param span from the sign on
 * @param name its name
 * @param arguments in order
 */
public record AttributeSyntax(Span span, Name name, List<Argument> arguments) implements Located {
    /** Copies the list. */
    public AttributeSyntax {
        arguments = List.copyOf(arguments);
    }

    /**
     * A name or a number.
     *
     * @param span its place
     * @param number its value, if it is a number
     */
    public record Argument(Span span, Optional<IntegerSyntax> number) implements Located {
        /** As it is written. */
        public String text() {
            return span.text();
        }
    }
}
