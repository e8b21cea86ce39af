package org.barreleye.hamlet.model;

import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A type of capabilities, with everything that it inherits.
 *
 * @param span the span of its name
 * @param documentation the lines of its doc comment
 * @param name as declared
 * @param number among the types that capabilities can have, or {@link #ABSTRACT}
 * @param template the type that it inherits from
 * @param parent the type that it is retyped from
 * @param fromSelf whether it can be retyped into itself
 * @param identity the rule by which two capabilities are copies
 * @param retypeMultiple whether it can be retyped while it has descendants
 * @param fields the inherited fields, then its own in order
 * @param range the range of its objects
 * @param attributes the attributes
 * @param invocations the inherited invocations, then its own in order
 */
public record CapabilityType(Span span, List<String> documentation, String name, int number,
        Optional<CapabilityType> template, Optional<CapabilityType> parent, boolean fromSelf, Identity identity,
        boolean retypeMultiple, List<Field> fields, Range range, Attributes attributes, List<Invocation> invocations)
        implements Located {
    /** The number of a template. */
    public static final int ABSTRACT = -1;

    /** The largest number of types: a type number has one byte, and 255 means none. */
    public static final int MAX = 255;

    /** Copies the lists. */
    public CapabilityType {
        documentation = List.copyOf(documentation);
        fields = List.copyOf(fields);
        invocations = List.copyOf(invocations);
    }

    /** The rule by which two capabilities of one type are copies. */
    public enum Identity {
        /** They are copies if range and equality fields agree. */
        BY_VALUE,
        /** They are always copies. */
        ALWAYS_COPY,
        /** They are never copies. */
        NEVER_COPY
    }

    /** Tests whether it is a template. */
    public boolean isAbstract() {
        return number == ABSTRACT;
    }

    /**
     * The template whose invocations it has, if it has no others: then a kernel handles those of all such types alike.
     * Otherwise the type itself.
     */
    public CapabilityType invocationType() {
        return template.filter(CapabilityType::isAbstract)
                .filter(shared -> !invocations.isEmpty() && shared.invocations.equals(invocations))
                .map(CapabilityType::invocationType)
                .orElse(this);
    }

    /** Tests whether this is retyped from another type, not counting itself. */
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
