package org.barreleye.kpi.state;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds mutable objects that are reachable from an original and from its copy, other than through what is marked {@link
 * Shared}. Walks fields by itself and uses no plan of the cloner, so that it finds a plan that is wrong.
 */
public final class SharedStateSearch {
    private static final Object ROOT = new Object();

    // By object: the way from the root to it.
    private final Map<Object, String> reached = new IdentityHashMap<>();
    private final Deque<Object> open = new ArrayDeque<>();
    // In the order in which they were reached, which identity hash codes do not change.
    private final List<Object> order = new ArrayList<>();

    private SharedStateSearch() {}

    /**
     * Returns what an original and its copy share.
     *
     * @return the ways from the copy to each mutable object that the original reaches too
     */
    public static List<String> find(Object original, Object copy) {
        SharedStateSearch ofOriginal = walk(original);
        SharedStateSearch ofCopy = walk(copy);
        List<String> shared = new ArrayList<>();
        ofCopy.reached.forEach((object, way) -> {
            if (ofOriginal.reached.containsKey(object) && isMutable(object)) {
                shared.add(way + " (" + object.getClass().getName() + ")");
            }
        });
        shared.sort(null);
        return shared;
    }

    /** Returns how many objects are reachable, other than through what is marked. */
    public static int count(Object root) {
        return walk(root).reached.size();
    }

    /** Returns the objects that are reachable, other than through what is marked, in the order of the search. */
    public static List<Object> reachable(Object root) {
        return List.copyOf(walk(root).order);
    }

    private static SharedStateSearch walk(Object root) {
        SharedStateSearch search = new SharedStateSearch();
        search.reach(root, root.getClass().getSimpleName(), ROOT);
        while (!search.open.isEmpty()) {
            search.follow(search.open.pop());
        }
        return search;
    }

    private void reach(Object object, String step, Object from) {
        if (object == null || object instanceof String || object instanceof Number || object instanceof Boolean
                || object instanceof Enum<?> || object instanceof Class<?>
                || Annotations.find(object.getClass(), Shared.class).isPresent() || reached.containsKey(object)) {
            return;
        }
        reached.put(object, from == ROOT ? step : reached.get(from) + step);
        open.push(object);
        order.add(object);
    }

    private void follow(Object object) {
        if (object instanceof Object[] array) {
            Arrays.stream(array).forEach(element -> reach(element, "[]", object));
        } else if (object instanceof Collection<?> collection) {
            collection.forEach(element -> reach(element, "[]", object));
        } else if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                reach(key, ".key", object);
                reach(value, "[]", object);
            });
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(value -> reach(value, "", object));
        } else if (!object.getClass().getName().startsWith("java.")) {
            fieldsOf(object).forEach(field -> reach(valueOf(field, object), "." + field.getName(), object));
        }
    }

    private static List<Field> fieldsOf(Object object) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> level = object.getClass(); level != null && !level.getName().startsWith("java.");
                level = level.getSuperclass()) {
            Arrays.stream(level.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()
                            && !field.isAnnotationPresent(Shared.class))
                    .forEach(fields::add);
        }
        return fields;
    }

    private static Object valueOf(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field cannot be read: " + field, e);
        }
    }

    private static boolean isMutable(Object object) {
        Class<?> type = object.getClass();
        if (type.isArray()) {
            return Array.getLength(object) > 0;
        }
        if (type.getName().startsWith("java.")) {
            return !type.getName().startsWith("java.util.ImmutableCollections$")
                    && !type.getName().startsWith("java.util.Optional");
        }
        for (Class<?> level = type; level != Object.class && level != Record.class; level = level.getSuperclass()) {
            if (Arrays.stream(level.getDeclaredFields()).anyMatch(
                    field -> !Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers()))) {
                return true;
            }
        }
        return false;
    }
}
