package org.barreleye.kpi.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The plan of a collection of the JDK: a collection of the same class, with the same order, of the copies of its
 * elements.
 *
 * <p>Elements of sets and keys of maps are immutable: their place depends on their contents.
 */
abstract class CollectionPlan extends ClassPlan {
    private static final Class<?> SMALL_LIST = List.of(1).getClass();
    private static final Class<?> LIST = List.of().getClass();
    private static final Set<Class<?>> IMMUTABLE_SETS = Set.of(Set.of().getClass(), Set.of(1).getClass());
    private static final Set<Class<?>> IMMUTABLE_MAPS = Set.of(Map.of().getClass(), Map.of(1, 1).getClass());

    private CollectionPlan(Class<?> type) {
        super(type);
    }

    /** Returns the plan of a collection class; nothing for other classes. */
    static Optional<ClassPlan> planOf(Class<?> type) {
        if (type == ArrayList.class) {
            return Optional.of(new OfArrayList(type));
        }
        if (type == ArrayDeque.class) {
            return Optional.of(new OfArrayDeque(type));
        }
        if (type == Optional.class) {
            return Optional.of(new OfOptional(type));
        }
        if (type == LIST || type == SMALL_LIST) {
            return Optional.of(new OfImmutableList(type));
        }
        if (IMMUTABLE_SETS.contains(type) || IMMUTABLE_MAPS.contains(type)) {
            return Optional.of(new OfConstants(type));
        }
        if (List.of(TreeSet.class, HashSet.class, LinkedHashSet.class, BitSet.class, AtomicInteger.class,
                AtomicLong.class).contains(type)) {
            return Optional.of(new OfValues(type));
        }
        if (List.of(TreeMap.class, HashMap.class, LinkedHashMap.class, EnumMap.class, IdentityHashMap.class,
                ConcurrentHashMap.class).contains(type)) {
            return Optional.of(new OfMap(type));
        }
        return Optional.empty();
    }

    @Override
    final Object reference(Object original, StateCloner cloner) {
        Object existing = cloner.copies().get(original);
        return existing != null ? existing : copy(original, cloner);
    }

    /** Makes the copy, and enters it. */
    abstract Object copy(Object original, StateCloner cloner);

    private static void requireValue(Object element, StateCloner cloner) {
        if (cloner.reference(element) != element) {
            throw new RefusedException(element.getClass().getName()
                    + " is mutable and an element of a set or a key of a map, which cannot be copied");
        }
    }

    private static final class OfArrayList extends CollectionPlan {
        OfArrayList(Class<?> type) {
            super(type);
        }

        @Override
        Object copy(Object original, StateCloner cloner) {
            List<?> elements = (List<?>) original;
            List<Object> copies = new ArrayList<>(elements.size());
            cloner.copies().put(original, copies);
            ClassPlan plan = this;
            for (int index = 0; index < elements.size(); index++) {
                Object element = elements.get(index);
                plan = element == null ? this : ClassPlan.of(element, plan);
                copies.add(plan.referenceOrNull(element, cloner));
            }
            return copies;
        }
    }

    private static final class OfArrayDeque extends CollectionPlan {
        OfArrayDeque(Class<?> type) {
            super(type);
        }

        @Override
        Object copy(Object original, StateCloner cloner) {
            Deque<?> elements = (Deque<?>) original;
            Deque<Object> copies = new ArrayDeque<>(elements.size());
            cloner.copies().put(original, copies);
            for (Object element : elements) {
                copies.add(cloner.reference(element));
            }
            return copies;
        }
    }

    private static final class OfOptional extends CollectionPlan {
        OfOptional(Class<?> type) {
            super(type);
        }

        @Override
        Object copy(Object original, StateCloner cloner) {
            Optional<?> optional = (Optional<?>) original;
            Object copy = optional.isEmpty() ? null : cloner.reference(optional.get());
            return optional.isEmpty() || copy == optional.get() ? original : Optional.of(copy);
        }
    }

    private static final class OfImmutableList extends CollectionPlan {
        OfImmutableList(Class<?> type) {
            super(type);
        }

        @Override
        Object copy(Object original, StateCloner cloner) {
            Object[] elements = ((List<?>) original).toArray();
            boolean changed = false;
            for (int index = 0; index < elements.length; index++) {
                Object copy = cloner.reference(elements[index]);
                changed |= copy != elements[index];
                elements[index] = copy;
            }
            Object copy = changed ? List.of(elements) : original;
            if (cloner.copies().get(original) == null) {
                cloner.copies().put(original, copy);
            }
            return cloner.copies().get(original);
        }
    }

    /** An immutable set or map of immutable objects. */
    private static final class OfConstants extends CollectionPlan {
        OfConstants(Class<?> type) {
            super(type);
        }

        @Override
        Object copy(Object original, StateCloner cloner) {
            if (original instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    requireValue(key, cloner);
                    requireValue(value, cloner);
                });
            } else {
                ((Set<?>) original).forEach(element -> requireValue(element, cloner));
            }
            cloner.copies().put(original, original);
            return original;
        }
    }

    /** A mutable set of immutable objects, or a number. */
    private static final class OfValues extends CollectionPlan {
        OfValues(Class<?> type) {
            super(type);
        }

        @Override
        Object copy(Object original, StateCloner cloner) {
            if (original instanceof Set<?> set) {
                set.forEach(element -> requireValue(element, cloner));
            }
            Object copy = cloneOf(original);
            cloner.copies().put(original, copy);
            return copy;
        }

        private static Object cloneOf(Object original) {
            if (original instanceof TreeSet<?> set) {
                return set.clone();
            }
            if (original instanceof HashSet<?> set) {
                return set.clone();
            }
            if (original instanceof BitSet set) {
                return set.clone();
            }
            return original instanceof AtomicInteger number
                    ? new AtomicInteger(number.get()) : new AtomicLong(((AtomicLong) original).get());
        }
    }

    private static final class OfMap extends CollectionPlan {
        OfMap(Class<?> type) {
            super(type);
        }

        @Override
        @SuppressWarnings("unchecked") // the values are replaced by objects of the same classes
        Object copy(Object original, StateCloner cloner) {
            Map<Object, Object> copy = cloneOf((Map<Object, Object>) original);
            cloner.copies().put(original, copy);
            for (Map.Entry<Object, Object> entry : copy.entrySet()) {
                requireValue(entry.getKey(), cloner);
                Object value = entry.getValue();
                Object replaced = cloner.reference(value);
                if (replaced != value) {
                    entry.setValue(replaced);
                }
            }
            return copy;
        }

        @SuppressWarnings("unchecked") // a clone has the types of its original
        private static Map<Object, Object> cloneOf(Map<Object, Object> map) {
            if (map instanceof TreeMap<?, ?> tree) {
                return (Map<Object, Object>) tree.clone();
            }
            if (map instanceof HashMap<?, ?> hash) {
                return (Map<Object, Object>) hash.clone();
            }
            if (map instanceof EnumMap<?, ?> byEnum) {
                return (Map<Object, Object>) (Map<?, ?>) byEnum.clone();
            }
            return map instanceof IdentityHashMap<?, ?> identity
                    ? (Map<Object, Object>) identity.clone() : new ConcurrentHashMap<>(map);
        }
    }
}
