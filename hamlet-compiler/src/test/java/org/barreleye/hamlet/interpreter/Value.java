package org.barreleye.hamlet.interpreter;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;

/**
 * A capability for the interpreter.
 *
 * @param type its type
 * @param rights a bit each
 * @param fields the content of each field, by name: a {@link BigInteger}, or a value for a reference to a capability
 */
public record Value(CapabilityType type, int rights, Map<String, Object> fields) {
    /** Copies the fields. */
    public Value {
        fields = new LinkedHashMap<>(fields);
    }

    /** The content of a numeric field. */
    public BigInteger number(Field field) {
        return (BigInteger) fields.get(field.name());
    }

    /** The capability to which a field refers. */
    public Value reference(Field field) {
        return (Value) fields.get(field.name());
    }

    /** The same with another value of a field. */
    public Value with(Field field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(field.name(), value);
        return new Value(type, rights, changed);
    }

    /** The same with other rights. */
    public Value withRights(int other) {
        return new Value(type, other, fields);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(type.name()).append('[').append(Integer.toHexString(rights));
        fields.forEach((name, value) -> text.append(' ').append(name).append('=')
                .append(value instanceof BigInteger number ? number.toString(16) : value));
        return text.append(']').toString();
    }
}
