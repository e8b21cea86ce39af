package org.barreleye.hamlet.syntax;

import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Span;

/**
 * {@code @ATTRIBUTE cap NAME CLAUSE { STATEMENT };}.
 *
 * @param span from the first attribute to the semicolon
 * @param documentation the comment before it
 * @param attributes in order
 * @param name of the type
 * @param clauses in order
 * @param body the statements, empty if there are no braces
 */
public record TypeSyntax(Span span, Optional<DocComment> documentation, List<AttributeSyntax> attributes, Name name,
        List<ClauseSyntax> clauses, Optional<List<StatementSyntax>> body) implements DeclarationSyntax {
    /** Copies the lists. */
    public TypeSyntax {
        attributes = List.copyOf(attributes);
        clauses = List.copyOf(clauses);
        body = body.map(List::copyOf);
    }

    /** The statements; none if there are no braces. */
    public List<StatementSyntax> statements() {
        return body.orElse(List.of());
    }

    /** The first clause of a kind. */
    public <T extends ClauseSyntax> Optional<T> clause(Class<T> kind) {
        return clauses.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** Returns whether there is a clause of a kind. */
    public boolean has(Class<? extends ClauseSyntax> kind) {
        return clause(kind).isPresent();
    }

    /** The statements of one kind, in order. */
    public <T extends StatementSyntax> List<T> all(Class<T> kind) {
        return statements().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
