package org.barreleye.kpi.state;

import java.lang.invoke.MethodHandle;
import java.util.List;

/** The plan of a record: it is rebuilt by its canonical constructor if the copy of a component is another object. */
final class RecordPlan extends ClassPlan {
    private final MethodHandle constructor;
    private final FieldPlan[] components;

    /**
     * Creates a plan.
     *
     * @param constructor {@code (Object)Object}; takes the components as an array of objects
     */
    RecordPlan(Class<?> type, MethodHandle constructor, List<FieldPlan> components) {
        super(type);
        this.constructor = constructor;
        this.components = components.toArray(new FieldPlan[0]);
    }

    @Override
    Object reference(Object original, StateCloner cloner) {
        Object existing = cloner.copies().get(original);
        if (existing != null) {
            return existing;
        }
        Object[] values = new Object[components.length];
        boolean changed = false;
        for (int index = 0; index < values.length; index++) {
            Object value = components[index].get(original);
            values[index] = components[index].reference(value, cloner);
            changed |= values[index] != value;
        }
        // A list among the components may contain this record, and have rebuilt it.
        existing = cloner.copies().get(original);
        if (existing != null) {
            return existing;
        }
        Object copy = changed ? FieldHandles.apply(constructor, values) : original;
        cloner.copies().put(original, copy);
        return copy;
    }
}
