package org.barreleye.hamlet.syntax;

import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/** A clause between the name of a type and its body. */
public sealed interface ClauseSyntax extends Located {
    /** Its place in the order of clauses, from 0. */
    int place();

    /** {@code is_always_copy}: all objects of the type are the same one. */
    record AlwaysCopy(Span span) implements ClauseSyntax {
        @Override
        public int place() {
            return 0;
        }
    }

    /** {@code is_never_copy}: no two capabilities of the type are copies. */
    record NeverCopy(Span span) implements ClauseSyntax {
        @Override
        public int place() {
            return 0;
        }
    }

    /** {@code from TYPE}: what it is retyped from. */
    record From(Span span, Name parent) implements ClauseSyntax {
        @Override
        public int place() {
            return 1;
        }
    }

    /** {@code from_self}: may be retyped into itself. */
    record FromSelf(Span span) implements ClauseSyntax {
        @Override
        public int place() {
            return 2;
        }
    }

    /** {@code abstract}: a template only. */
    record Abstract(Span span) implements ClauseSyntax {
        @Override
        public int place() {
            return 3;
        }
    }

    /** {@code inherit TYPE}: begins as a copy of another type's body. */
    record Inherit(Span span, Name template) implements ClauseSyntax {
        @Override
        public int place() {
            return 4;
        }
    }
}
