package org.barreleye.hamlet.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.source.SourceFile;

/**
 * A capability specification.
 *
 * @param source its source
 * @param constants in the order of the source
 * @param rights bit 0 first
 * @param spaces in the order of the source; the first is that of types that name none
 * @param operations the rights that operations on capabilities need
 * @param types in the order of the source, templates too
 */
public record Specification(SourceFile source, List<Constant> constants, List<Right> rights, List<String> spaces,
        List<OperationRights> operations, List<CapabilityType> types) {
    /** Copies the lists. */
    public Specification {
        constants = List.copyOf(constants);
        rights = List.copyOf(rights);
        spaces = List.copyOf(spaces);
        operations = List.copyOf(operations);
        types = List.copyOf(types);
    }

    /** The types that capabilities can have, in the order of their numbers. */
    public List<CapabilityType> concreteTypes() {
        return types.stream()
                .filter(type -> !type.isAbstract())
                .sorted(Comparator.comparingInt(CapabilityType::number))
                .toList();
    }

    /**
     * The types whose invocations a kernel handles, in the order of the types that capabilities can have: templates
     * for the types that {@linkplain CapabilityType#invocationType share} their invocations, and all others that have
     * some.
     */
    public List<CapabilityType> invocationTypes() {
        return concreteTypes().stream()
                .filter(type -> !type.invocations().isEmpty())
                .map(CapabilityType::invocationType)
                .distinct()
                .toList();
    }

    /** The types that have the invocations of one of {@link #invocationTypes}: itself, or those that share them. */
    public List<CapabilityType> sharing(CapabilityType invocationType) {
        return concreteTypes().stream().filter(type -> type.invocationType().equals(invocationType)).toList();
    }

    /** The types that are retyped from a type, itself excepted, in the order of their numbers. */
    public List<CapabilityType> children(CapabilityType parent) {
        return concreteTypes().stream().filter(type -> type.isDerivedFrom(parent)).toList();
    }

    /** The type with a name. */
    public Optional<CapabilityType> type(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }
}
