package org.barreleye.flounder.syntax;

import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/** A declaration of a type. */
public sealed interface TypeSyntax extends Located {
    /** The declared name. */
    Name name();

    /** The comment before it. */
    Optional<DocComment> documentation();

    /** Answers a question for each kind of declaration. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One answer for each kind of declaration.
     *
     * @param <R> the type of the answer
     */
    interface Visitor<R> {
        /** For {@code alias}. */
        R alias(Alias declaration);

        /** For {@code typedef} of an existing type. */
        R renaming(Renaming declaration);

        /** For {@code typedef} with a length. */
        R fixedArray(FixedArray declaration);

        /** For {@code typedef enum}. */
        R enumeration(Enumeration declaration);

        /** For {@code typedef struct}. */
        R structure(Structure declaration);
    }

    /**
     * {@code alias NAME TARGET;}.
     *
     * @param span of all of it
     * @param documentation the comment before it
     * @param name the declared name
     * @param target a builtin type
     */
    record Alias(Span span, Optional<DocComment> documentation, Name name, Name target) implements TypeSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alias(this);
        }
    }

    /**
     * {@code typedef TARGET NAME;}.
     *
     * @param span of all of it
     * @param documentation the comment before it
     * @param name the declared name
     * @param target an existing type
     */
    record Renaming(Span span, Optional<DocComment> documentation, Name name, Name target) implements TypeSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renaming(this);
        }
    }

    /**
     * {@code typedef ELEMENT NAME[LENGTH];}.
     *
     * @param span of all of it
     * @param documentation the comment before it
     * @param name the declared name
     * @param element an existing type
     * @param length any number
     */
    record FixedArray(Span span, Optional<DocComment> documentation, Name name, Name element, NumberSyntax length)
            implements TypeSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fixedArray(this);
        }
    }

    /**
     * {@code typedef enum { ENUMERATOR, ... } NAME;}.
     *
     * @param span of all of it
     * @param documentation the comment before it
     * @param name the declared name
     * @param enumerators at least one
     */
    record Enumeration(Span span, Optional<DocComment> documentation, Name name, List<EnumeratorSyntax> enumerators)
            implements TypeSyntax {
        /** Copies the list. */
        public Enumeration {
            enumerators = List.copyOf(enumerators);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.enumeration(this);
        }
    }

    /**
     * {@code typedef struct { TYPE FIELD; ... } NAME;}.
     *
     * @param span of all of it
     * @param documentation the comment before it
     * @param name the declared name
     * @param fields at least one
     */
    record Structure(Span span, Optional<DocComment> documentation, Name name, List<FieldSyntax> fields)
            implements TypeSyntax {
        /** Copies the list. */
        public Structure {
            fields = List.copyOf(fields);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.structure(this);
        }
    }
}
