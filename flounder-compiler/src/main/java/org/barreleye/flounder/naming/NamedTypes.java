package org.barreleye.flounder.naming;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Type;
import org.barreleye.flounder.model.TypeDefinition;
import org.barreleye.flounder.model.TypeWalk;

/**
 * The types of an interface that become classes of their own: structures, enumerations and fixed arrays that the
 * interface declares or uses. What is only imported and not used does not count.
 */
public final class NamedTypes implements TypeWalk {
    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Set<String> packedKeys = new LinkedHashSet<>();
    private boolean packing;

    private NamedTypes() {}

    /** The types of an interface. */
    public static NamedTypes of(Interface definition) {
        NamedTypes found = new NamedTypes();
        definition.types().stream()
                .filter(type -> type.form() == TypeDefinition.Form.TYPE && !type.imported())
                .forEach(type -> type.type().accept(found));
        definition.operations().stream().map(Operation::messages).forEach(messages -> messages.forEach(
                message -> message.parameters().forEach(parameter -> parameter.type().accept(found))));
        return found;
    }

    /** The types, each after those that it is made of. */
    public List<Type> types() {
        return new ArrayList<>(types.values());
    }

    /** Their {@linkplain #key keys}, in the same order. */
    List<String> keys() {
        return new ArrayList<>(types.keySet());
    }

    /** Returns whether a type is part of the elements of a dynamic array. */
    public boolean isPacked(Type type) {
        return packedKeys.contains(key(type));
    }

    /** The key of a type: its name, or {@code element array length} for an array that was written in place. */
    public static String key(Type type) {
        if (type instanceof Structure structure) {
            return structure.name();
        }
        if (type instanceof Enumeration enumeration) {
            return enumeration.name();
        }
        FixedArray array = (FixedArray) type;
        return array.name().orElse(array.elementName() + " array " + array.length());
    }

    private void add(Type type) {
        types.putIfAbsent(key(type), type);
        if (packing) {
            packedKeys.add(key(type));
        }
    }

    private boolean isKnown(Type type) {
        return packing ? packedKeys.contains(key(type)) : types.containsKey(key(type));
    }

    @Override
    public Void enumeration(Enumeration type) {
        add(type);
        return null;
    }

    @Override
    public Void structure(Structure type) {
        if (!isKnown(type)) {
            type.fields().forEach(field -> field.type().accept(this));
            add(type);
        }
        return null;
    }

    @Override
    public Void fixedArray(FixedArray type) {
        if (!isKnown(type)) {
            type.element().accept(this);
            add(type);
        }
        return null;
    }

    @Override
    public Void dynamicArray(DynamicArray type) {
        packing = true;
        type.element().accept(this);
        packing = false;
        return null;
    }
}
