package org.barreleye.exploration.system;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.barreleye.kpi.state.Shared;

/**
 * Adds a graph of objects to a hash, field by field: the counterpart of {@link org.barreleye.kpi.state.StateCloner}. It
 * does not follow static and transient fields, nor those that are marked {@link Shared} or {@link Unhashed}. An object
 * that is met again counts as the number of its first meeting, so graphs of the same shape with equal values have equal
 * hashes.
 */
public final class GraphHash {
    private static final ClassValue<Plan> PLANS = new ClassValue<>() {
        @Override
        protected Plan computeValue(Class<?> type) {
            return new Plan(StateHash.of(type.getName()), fields(type));
        }
    };

    /** The plan of a class: a number made from its name, and its fields. */
    private record Plan(long name, Field[] fields) {}

    private final StateHash hash;
    private final Predicate<Object> isOutside;
    private final IdentityHashMap<Object, Integer> met = new IdentityHashMap<>();

    /** Adds graphs to a hash. */
    public GraphHash(StateHash hash) {
        this(hash, value -> false);
    }

    /**
     * Adds parts of graphs to a hash.
     *
     * @param isOutside whether an object is left out, with what only it refers to
     */
    public GraphHash(StateHash hash, Predicate<Object> isOutside) {
        this.hash = hash;
        this.isOutside = isOutside;
    }

    /** The objects of a class that were added so far, in the order in which they were met. */
    public <T> List<T> met(Class<T> type) {
        return met.entrySet().stream()
                .filter(entry -> type.isInstance(entry.getKey()))
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .map(entry -> type.cast(entry.getKey()))
                .toList();
    }

    /**
     * Adds an object and all that it refers to.
     *
     * @throws IllegalStateException if an object is of a class of the JDK that has no defined order, or is unknown
     */
    public void add(Object value) {
        if (value == null || isOutside.test(value)) {
            hash.add(0);
        } else if (!isAddedAsValue(value)) {
            Integer number = met.putIfAbsent(value, met.size());
            if (number != null) {
                hash.add(number);
            } else {
                addObject(value);
            }
        }
    }

    private boolean isAddedAsValue(Object value) {
        if (value instanceof String text) {
            hash.add(text);
        } else if (value instanceof Boolean truth) {
            hash.add(truth);
        } else if (value instanceof Character character) {
            hash.add(character);
        } else if (value instanceof Double || value instanceof Float) {
            hash.add(Double.doubleToLongBits(((Number) value).doubleValue()));
        } else if (value instanceof Number number && value.getClass().getName().startsWith("java.lang.")) {
            hash.add(number.longValue());
        } else if (value instanceof Enum<?> constant) {
            hash.add(constant.ordinal());
        } else if (value instanceof Class<?> type) {
            hash.add(type.getName());
        } else {
            return false;
        }
        return true;
    }

    private void addObject(Object value) {
        Class<?> type = value.getClass();
        if (type.isHidden()) {
            // A lambda expression that captures nothing that changes: nothing else can be copied.
            hash.add(1);
        } else if (type.isArray()) {
            addArray(value);
        } else if (value instanceof Collection<?> collection) {
            addCollection(collection);
        } else if (value instanceof Map<?, ?> map) {
            hash.add(map.size());
            requireOrder(map);
            map.forEach((key, element) -> {
                add(key);
                add(element);
            });
        } else if (value instanceof Optional<?> optional) {
            add(optional.orElse(null));
        } else if (value instanceof OptionalInt || value instanceof OptionalLong) {
            hash.add(value.toString());
        } else if (value instanceof BitSet bits) {
            add(bits.toLongArray());
        } else {
            addFields(value, type);
        }
    }

    /** Adds an array; those of frequent classes without reflection on each element. */
    private void addArray(Object array) {
        int length = Array.getLength(array);
        hash.add(length);
        if (array instanceof Object[] objects) {
            for (Object element : objects) {
                add(element);
            }
        } else if (array instanceof long[] numbers) {
            for (long number : numbers) {
                hash.add(number);
            }
        } else if (array instanceof int[] numbers) {
            for (int number : numbers) {
                hash.add(number);
            }
        } else if (array instanceof byte[] numbers) {
            for (byte number : numbers) {
                hash.add(number);
            }
        } else {
            for (int i = 0; i < length; i++) {
                add(Array.get(array, i));
            }
        }
    }

    private void addCollection(Collection<?> collection) {
        hash.add(collection.size());
        requireOrder(collection);
        collection.forEach(this::add);
    }

    private static void requireOrder(Object collection) {
        String name = collection.getClass().getName();
        if (name.equals("java.util.HashMap") || name.equals("java.util.HashSet")) {
            throw new IllegalStateException("a " + name + " has no defined order: use a linked or sorted one");
        }
    }

    private void addFields(Object value, Class<?> type) {
        if (type.getName().startsWith("java.")) {
            throw new IllegalStateException("the state of a " + type.getName() + " cannot be hashed");
        }
        Plan plan = PLANS.get(type);
        hash.add(plan.name());
        for (Field field : plan.fields()) {
            try {
                add(field.get(value));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("the field " + field + " cannot be read", e);
            }
        }
    }

    private static Field[] fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> level = type; level != Object.class; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                boolean isState = !Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers()) && !field.isAnnotationPresent(Shared.class)
                        && !field.isAnnotationPresent(Unhashed.class)
                        && !field.getType().isAnnotationPresent(Shared.class);
                if (isState) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return fields.toArray(new Field[0]);
    }
}
