package org.barreleye.hamlet.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A capability type as it was written.
 *
 * @param documentation the text of the comment in front of it, empty if there is none
 * @param body absent if it was left out
 */
public record TypeSyntax(Name name, String documentation, List<Attribute> attributes, Copying copying,
        Optional<Name> from, boolean fromSelf, boolean isAbstract, Optional<Name> inherited, Optional<Body> body) {
    /** Keeps the list as it is. */
    public TypeSyntax {
        attributes = List.copyOf(attributes);
    }

    /** What counts as a copy. */
    public enum Copying {
        /** What compares as equal. */
        EQUAL,
        /** Every capability of the type. */
        ALWAYS,
        /** None. */
        NEVER
    }

    /** {@code @name} or {@code @name(argument)}; the argument is a number or the name of a definition. */
    public record Attribute(Name name, Optional<Name> argument) {}

    /** What stands between the braces. */
    public record Body(boolean retypeMultiple, List<FieldSyntax> fields, List<RangeSyntax> addresses,
            List<RangeSyntax> sizes, List<InvocationSyntax> invocations) {
        /** Keeps the lists as they are. */
        public Body {
            fields = List.copyOf(fields);
            addresses = List.copyOf(addresses);
            sizes = List.copyOf(sizes);
            invocations = List.copyOf(invocations);
        }
    }

    /** A field, and whether it is part of the object's identity. */
    public record FieldSyntax(Name type, Name name, boolean identity) {}

    /**
     * An address or a size.
     *
     * @param conversion how the sum is converted
     * @param operands one or two names that are added up
     */
    public record RangeSyntax(Conversion conversion, List<Name> operands) {
        /** Keeps the list as it is. */
        public RangeSyntax {
            operands = List.copyOf(operands);
        }
    }

    /** What happens to a sum. */
    public enum Conversion {
        /** It is taken as it is. */
        NONE,
        /** It is the exponent of a power of two. */
        POWER_OF_TWO,
        /** It is a kernel virtual address. */
        MEM_TO_PHYS,
        /** It refers to another capability, whose address is taken. */
        GET_ADDRESS
    }

    /** An invocation. */
    public record InvocationSyntax(Name name, String documentation, Name number, List<Name> needed,
            List<ParameterSyntax> arguments, List<ParameterSyntax> results) {
        /** Keeps the lists as they are. */
        public InvocationSyntax {
            needed = List.copyOf(needed);
            arguments = List.copyOf(arguments);
            results = List.copyOf(results);
        }
    }

    /** A parameter; {@code from} names the argument that is the source of a retype. */
    public record ParameterSyntax(Name type, Name name, Optional<Name> from) {}
}
