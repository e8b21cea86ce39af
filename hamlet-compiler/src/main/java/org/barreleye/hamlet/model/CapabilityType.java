package org.barreleye.hamlet.model;

import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A type of capabilities, with everything that it inherits.
 *
 * @param span of its name
 * @param documentation the comment before it
 * @param name as declared
 * @param number among the types that capabilities can have, or {@link #ABSTRACT}
 * @param parent the type that it is retyped from
 * @param fromSelf whether it may be retyped into itself
 * @param identity when two of them are copies
 * @param retypeMultiple whether it may be retyped while there are descendants
 * @param fields inherited ones first, then its own in order
 * @param range the range of its object
 * @param attributes its attributes
 * @param invocations its invocations, inherited ones first
 */
public record CapabilityType(Span span, List<String> documentation, String name, int number,
        Optional<CapabilityType> parent, boolean fromSelf, Identity identity, boolean retypeMultiple,
        List<Field> fields, Range range, Attributes attributes, List<Invocation> invocations) implements Located {
    /** The number of a template. */
    public static final int ABSTRACT = -1;

    /** The most types that capabilities can have: numbers travel in a byte, and 255 is none. */
    public static final int MAX = 255;

    /** Copies the lists. */
    public CapabilityType {
        documentation = List.copyOf(documentation);
        fields = List.copyOf(fields);
        invocations = List.copyOf(invocations);
    }

    /** When two capabilities of one type are copies. */
    public enum Identity {
        /** When range and equality fields agree. */
        BY_VALUE,
        /** Always. */
        ALWAYS_COPY,
        /** Never. */
        NEVER_COPY
    }

    /** Whether it is only a template. */
    public boolean isAbstract() {
        return number == ABSTRACT;
    }

    /** Whether this is retyped from another type, not counting itself. */
    public boolean isDerivedFrom(CapabilityType type) {
        return parent.filter(declared -> declared.name.equals(type.name)).isPresent();
    }

    /** The type at the end of the chain of parents; itself if it has no parent. */
    public CapabilityType root() {
        CapabilityType root = this;
        while (root.parent.isPresent()) {
            root = root.parent.get();
        }
        return root;
    }

    /** The fields that copies agree in. */
    public List<Field> equalityFields() {
        return fields.stream().filter(Field::equality).toList();
    }
}
