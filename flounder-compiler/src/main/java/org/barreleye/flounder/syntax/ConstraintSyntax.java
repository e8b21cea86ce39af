package org.barreleye.flounder.syntax;

import java.util.List;
import java.util.stream.Collectors;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * {@code <TYPE, RIGHT, ...>} behind the type of a parameter: what capability travels, and with which rights.
 *
 * @param span of all of it
 * @param type a type of capabilities
 * @param rights that travel; if none is named, those that the sender has
 */
public record ConstraintSyntax(Span span, Name type, List<Name> rights) implements Located {
    /** Copies the list. */
    public ConstraintSyntax {
        rights = List.copyOf(rights);
    }

    @Override
    public String toString() {
        return "<" + type + rights.stream().map(right -> ", " + right).collect(Collectors.joining()) + ">";
    }
}
