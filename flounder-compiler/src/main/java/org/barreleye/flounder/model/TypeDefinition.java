package org.barreleye.flounder.model;

import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A name for a type.
 *
 * @param name as in the source
 * @param form how it was introduced
 * @param type what it means; a {@link Form#TYPE} of that very name, or what an alias or a plain typedef stands for
 * @param typeName for an alias and a plain typedef what the source calls the type, else the name itself
 * @param imported whether it comes from a types file
 * @param documentation what the author says about it
 * @param span where the name is declared
 */
public record TypeDefinition(String name, Form form, Type type, String typeName, boolean imported,
        Documentation documentation, Span span) implements Located {
    /** How a name is introduced. */
    public enum Form {
        /** {@code alias NEW BUILTIN;}. */
        ALIAS,
        /** {@code typedef EXISTING NEW;}. */
        RENAMING,
        /** {@code typedef} of a structure, an enumeration or a fixed array. */
        TYPE
    }
}
