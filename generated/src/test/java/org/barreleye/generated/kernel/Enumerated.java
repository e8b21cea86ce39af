package org.barreleye.generated.kernel;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelBug;

/**
 * Small capabilities of every type: each field takes each of a few values, at the ends of what it can hold and in units
 * that satisfy every alignment and every size of the specification.
 */
final class Enumerated {
    /** More than this of one type tells nothing new. */
    private static final int MOST_OF_A_TYPE = 200;

    private Enumerated() {}

    /** A multiple of every alignment and of every fixed size, as these are powers of two. */
    static long unit() {
        long unit = 1;
        for (ObjectType type : ObjectType.values()) {
            unit = Math.max(unit, Math.max(type.alignment(), type.fixedSize()));
        }
        return Long.highestOneBit(unit);
    }

    /** All of them, type after type. */
    static List<Capability> all() {
        List<Capability> all = new ArrayList<>();
        for (Class<?> type : records(Capability.class)) {
            if (!refers(type)) {
                all.addAll(of(type, List.of()));
            }
        }
        List<Capability> targets = List.copyOf(all.subList(0, Math.min(all.size(), 3)));
        for (Class<?> type : records(Capability.class)) {
            if (refers(type)) {
                all.addAll(of(type, targets));
            }
        }
        return all;
    }

    /** The records below a sealed interface; those of types that share the invocations of a template are below its. */
    private static List<Class<?>> records(Class<?> sealed) {
        List<Class<?>> records = new ArrayList<>();
        for (Class<?> type : sealed.getPermittedSubclasses()) {
            if (type.isRecord()) {
                records.add(type);
            } else {
                records.addAll(records(type));
            }
        }
        return records;
    }

    private static boolean refers(Class<?> type) {
        return List.of(type.getRecordComponents()).stream().anyMatch(component -> !component.getType().isPrimitive());
    }

    private static List<Capability> of(Class<?> type, List<Capability> targets) {
        List<Object[]> rows = new ArrayList<>();
        rows.add(new Object[] {0x1f});
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 1; i < components.length; i++) {
            rows = extended(rows, candidates(components[i], targets, i));
        }
        List<Capability> made = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            make(type.getConstructors()[0], rows.get(i), made);
        }
        // Odd, so that fields of two values each are not all left at their first.
        int stride = 1 + made.size() / MOST_OF_A_TYPE | 1;
        List<Capability> some = new ArrayList<>();
        for (int i = 0; i < made.size(); i += stride) {
            some.add(made.get(i));
        }
        return some;
    }

    /** The first two fields, which are the range, take all values; those behind them two. */
    private static List<?> candidates(RecordComponent component, List<Capability> targets, int index) {
        if (!component.getType().isPrimitive()) {
            return targets;
        }
        long unit = unit();
        if (component.getType() == int.class) {
            return index <= 2 ? List.of(0, 1, 2, 3, 0xff, 0xffff) : List.of(0, 1);
        }
        return index <= 2
                ? List.of(0L, 1L, 2L, 3L, unit, 2 * unit, 3 * unit, 0xffff_ffffL, -unit, -2 * unit, -1L)
                : List.of(0L, 1L);
    }

    private static List<Object[]> extended(List<Object[]> rows, List<?> values) {
        List<Object[]> longer = new ArrayList<>();
        for (Object[] row : rows) {
            for (Object value : values) {
                Object[] next = new Object[row.length + 1];
                System.arraycopy(row, 0, next, 0, row.length);
                next[row.length] = value;
                longer.add(next);
            }
        }
        return longer;
    }

    /** Values that a field cannot hold are left out. */
    private static void make(Constructor<?> constructor, Object[] arguments, List<Capability> made) {
        try {
            made.add((Capability) constructor.newInstance(arguments));
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof KernelBug)) {
                throw new AssertionError(constructor.toString(), e);
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(constructor.toString(), e);
        }
    }
}
