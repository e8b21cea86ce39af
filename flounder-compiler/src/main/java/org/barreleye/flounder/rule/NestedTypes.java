package org.barreleye.flounder.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Type;
import org.barreleye.flounder.model.TypeWalk;

/** A type and all types inside it, each once; elements of arrays are not repeated. */
final class NestedTypes implements TypeWalk {
    private final Set<Type> found = new LinkedHashSet<>();

    private NestedTypes() {}

    /** The type itself first. */
    static List<Type> of(Type type) {
        NestedTypes parts = new NestedTypes();
        parts.add(type);
        return new ArrayList<>(parts.found);
    }

    private void add(Type type) {
        if (found.add(type)) {
            type.accept(this);
        }
    }

    @Override
    public Void structure(Structure type) {
        type.fields().forEach(field -> add(field.type()));
        return null;
    }

    @Override
    public Void fixedArray(FixedArray type) {
        add(type.element());
        return null;
    }

    @Override
    public Void dynamicArray(DynamicArray type) {
        add(type.element());
        return null;
    }
}
