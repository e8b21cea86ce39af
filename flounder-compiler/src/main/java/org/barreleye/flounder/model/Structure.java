package org.barreleye.flounder.model;

import java.util.List;

/**
 * Several fields under one name. Travels as its fields, in order.
 *
 * @param name of the type
 * @param fields at least one, with different names
 */
public record Structure(String name, List<Field> fields) implements Type {
    /** Copies the list. */
    public Structure {
        fields = List.copyOf(fields);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.structure(this);
    }

    /**
     * A field.
     *
     * @param name of the field
     * @param type anything but a {@link DynamicArray}
     * @param typeName the name of the type in the source
     */
    public record Field(String name, Type type, String typeName) {}
}
