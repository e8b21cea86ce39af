package org.barreleye.flounder.roundtrip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Text;
import org.barreleye.flounder.model.Type;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * Values of messages, without any class that is generated: numbers are {@link Long}s, structures and arrays are lists.
 * Random ones are often extreme.
 */
final class Values implements Type.Visitor<Object> {
    private static final List<String> LETTERS =
            List.of("a", "~", "\u00e9", "\u07ff", "\u0800", "\uffee", "\ud83d\udc1f");

    private final Random random;

    Values(Random random) {
        this.random = random;
    }

    /** Random values for the parameters of a message. */
    List<Object> of(Message message) {
        List<Object> values = new ArrayList<>();
        message.parameters().forEach(parameter -> values.add(parameter.type().accept(this)));
        return values;
    }

    /** The values of a message by their paths, all flat. */
    static Map<String, Object> flat(Message message, List<Object> values) {
        Map<String, Object> flat = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            Parameter parameter = message.parameters().get(i);
            flatten(parameter.name(), parameter.type(), values.get(i), flat);
        }
        return flat;
    }

    private static void flatten(String path, Type type, Object value, Map<String, Object> flat) {
        if (type instanceof Structure structure) {
            for (int i = 0; i < structure.fields().size(); i++) {
                Structure.Field field = structure.fields().get(i);
                flatten(path + "." + field.name(), field.type(), ((List<?>) value).get(i), flat);
            }
        } else if (type instanceof FixedArray array) {
            elements(path, array.element(), (List<?>) value, flat);
        } else if (type instanceof DynamicArray array) {
            flat.put(path + "#", (long) ((List<?>) value).size());
            elements(path, array.element(), (List<?>) value, flat);
        } else {
            flat.put(path, value);
        }
    }

    private static void elements(String path, Type element, List<?> values, Map<String, Object> flat) {
        for (int i = 0; i < values.size(); i++) {
            flatten(path + "[" + i + "]", element, values.get(i), flat);
        }
    }

    private long extreme(int bits, boolean signed) {
        long all = -1L >>> Long.SIZE - bits;
        long value = switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> all;
            case 2 -> 1L << bits - 1;
            case 3 -> (1L << bits - 1) - 1;
            default -> random.nextLong() & all;
        };
        return signed ? value << Long.SIZE - bits >> Long.SIZE - bits : value;
    }

    private int count(int maximum) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> maximum;
            default -> random.nextInt(Math.min(maximum, 70) + 1);
        };
    }

    private List<Object> many(Type element, int count) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(element.accept(this));
        }
        return values;
    }

    @Override
    public Object scalar(Scalar type) {
        return type == Scalar.BOOL ? (Object) random.nextBoolean() : (Object) extreme(type.bits(), type.isSigned());
    }

    @Override
    public Object capability(Capability type) {
        return CapabilityReference.at(new CapabilityAddress(random.nextInt(3) == 0 ? 0 : random.nextInt()));
    }

    @Override
    public Object enumeration(Enumeration type) {
        return (long) random.nextInt(type.enumerators().size());
    }

    @Override
    public Object structure(Structure type) {
        List<Object> values = new ArrayList<>();
        type.fields().forEach(field -> values.add(field.type().accept(this)));
        return values;
    }

    @Override
    public Object fixedArray(FixedArray type) {
        return many(type.element(), type.length());
    }

    @Override
    public Object text(Text type) {
        int bytes = count(type.maximum() - 1);
        StringBuilder text = new StringBuilder();
        while (true) {
            String letter = LETTERS.get(random.nextInt(LETTERS.size()));
            int more = letter.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            if (more > bytes) {
                return text + "z".repeat(bytes);
            }
            text.append(letter);
            bytes -= more;
        }
    }

    @Override
    public Object dynamicArray(DynamicArray type) {
        return many(type.element(), count(type.maximum()));
    }
}
