package org.barreleye.hamlet.syntax;

import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/** A declaration at the top level of a file. */
public sealed interface DeclarationSyntax extends Located
        permits DeclarationSyntax.Define, DeclarationSyntax.Rights, DeclarationSyntax.Spaces,
        DeclarationSyntax.Operation,
                TypeSyntax {
    /** The comment before it. */
    Optional<DocComment> documentation();

    /** {@code define NAME NUMBER;}. */
    record Define(Span span, Optional<DocComment> documentation, Name name, IntegerSyntax value)
            implements DeclarationSyntax {}

    /** {@code rights NAME, NAME;}: what a holder may do, bit 0 first. */
    record Rights(Span span, Optional<DocComment> documentation, List<Name> names) implements DeclarationSyntax {
        /** Copies the list. */
        public Rights {
            names = List.copyOf(names);
        }
    }

    /** {@code spaces NAME, NAME;}: what ranges are ranges of. */
    record Spaces(Span span, Optional<DocComment> documentation, List<Name> names) implements DeclarationSyntax {
        /** Copies the list. */
        public Spaces {
            names = List.copyOf(names);
        }
    }

    /** {@code operation NAME needs RIGHT, RIGHT;}: the rights that an operation on capabilities themselves needs. */
    record Operation(Span span, Optional<DocComment> documentation, Name name, List<Name> needs)
            implements DeclarationSyntax {
        /** Copies the list. */
        public Operation {
            needs = List.copyOf(needs);
        }
    }
}
