package org.barreleye.flounder.syntax;

import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;

/**
 * A types file as it is written.
 *
 * @param source the file
 * @param types in order
 * @param unread the first word behind the declarations that begins none, if there is one
 */
public record TypesSyntax(SourceFile source, List<TypeSyntax> types, Optional<Span> unread) {
    /** Copies the list. */
    public TypesSyntax {
        types = List.copyOf(types);
    }
}
