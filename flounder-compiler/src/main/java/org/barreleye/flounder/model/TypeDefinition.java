package org.barreleye.flounder.model;

import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A name for a type.
 *
 * @param name as in the source
 * @param form the form of its declaration
 * @param type its meaning: a {@link Form#TYPE} of that very name, or the type that an alias or a plain typedef names
 * @param typeName for an alias and a plain typedef what the source calls the type, else the name itself
 * @param imported whether it comes from a types file
 * @param documentation the comment before it
 * @param span the place of the name
 */
public record TypeDefinition(String name, Form form, Type type, String typeName, boolean imported,
        Documentation documentation, Span span) implements Located {
    /** The forms of declarations. */
    public enum Form {
        /** {@code alias NEW BUILTIN;}. */
        ALIAS,
        /** {@code typedef EXISTING NEW;}. */
        RENAMING,
        /** {@code typedef} of a structure, an enumeration or a fixed array. */
        TYPE
    }
}
