package org.barreleye.hamlet;

import java.util.List;
import java.util.Locale;

/** A group of generated classes that a user can choose. The parts other than {@link #CORE} build on that one. */
public enum OutputPart {
    /** Types, rights, references, capabilities, relations, retype rules, wire form and invocation dispatch. */
    CORE,
    /** The packed form of capabilities in slots: {@code SlotForm} and an accessor class for each type. */
    SLOT_FORM,
    /** The check of a mint: {@code MintRules}. */
    MINT_RULES,
    /** The rights that operations on capabilities need: {@code OperationRights}. */
    OPERATION_RIGHTS,
    /** The predicates of the reference implementation, for conformance tests: {@code ReferenceRelations}. */
    REFERENCE_RELATIONS;

    /** The name on the command line and in build files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The part with a name, in any case.
     *
     * @throws IllegalArgumentException with a sentence for the user, if no part has the name
     */
    public static OutputPart named(String name) {
        for (OutputPart part : values()) {
            if (part.toString().equalsIgnoreCase(name)) {
                return part;
            }
        }
        throw new IllegalArgumentException("unknown part '" + name + "': expected one of "
                + List.of(values()).toString().replaceAll("[\\[\\]]", ""));
    }
}
