package org.barreleye.flounder.syntax;

import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * An interface as it is written.
 *
 * @param span of all of it
 * @param documentation the comment before it
 * @param name of the interface
 * @param description in quotes, if there is one
 * @param types in order
 * @param messages in order
 */
public record InterfaceSyntax(Span span, Optional<DocComment> documentation, Name name,
        Optional<StringSyntax> description, List<TypeSyntax> types, List<MessageSyntax> messages) implements Located {
    /** Copies the lists. */
    public InterfaceSyntax {
        types = List.copyOf(types);
        messages = List.copyOf(messages);
    }
}
