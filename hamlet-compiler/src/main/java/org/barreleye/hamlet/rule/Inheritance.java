package org.barreleye.hamlet.rule;

import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Specification;

/** Separates the declarations of a type from those that it inherits, so that rules report each once. */
final class Inheritance {
    private Inheritance() {}

    /** Returns whether a type is the first that has an invocation. */
    static boolean declares(Specification specification, CapabilityType type, Invocation invocation) {
        return specification.types().stream()
                .filter(other -> other.invocations().stream().anyMatch(one -> one.span().equals(invocation.span())))
                .findFirst()
                .filter(first -> first.name().equals(type.name()))
                .isPresent();
    }

    /** Returns whether a type is the first that has a field. */
    static boolean declares(Specification specification, CapabilityType type, Field field) {
        return specification.types().stream()
                .filter(other -> other.fields().stream().anyMatch(one -> one.span().equals(field.span())))
                .findFirst()
                .filter(first -> first.name().equals(type.name()))
                .isPresent();
    }
}
