package org.barreleye.hamlet.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A resolved specification: definitions and rights in the order of the source, and all types. */
public record Specification(Map<String, Long> defines, List<String> rights, List<CapabilityType> types) {
    /** The types of which there are capabilities, by number. */
    public List<CapabilityType> concrete() {
        return types.stream().filter(CapabilityType::isConcrete).toList();
    }

    /** A type, by its name as declared. */
    public Optional<CapabilityType> type(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** The types that a retype of a type can make: those derived from it, and itself if it is its own source. */
    public List<CapabilityType> children(CapabilityType parent) {
        return concrete().stream()
                .filter(type -> type.parent().filter(parent.name()::equals).isPresent()
                        || type.fromSelf() && type.name().equals(parent.name()))
                .toList();
    }

    /** The number of a type's root among the concrete types that are derived from none. */
    public int root(CapabilityType type) {
        CapabilityType root = type;
        while (root.parent().isPresent()) {
            root = type(root.parent().get()).orElseThrow();
        }
        return concrete().stream().filter(candidate -> candidate.parent().isEmpty()).toList().indexOf(root);
    }
}
