package org.barreleye.kpi.state;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;

/**
 * The plan of the references in one field: an inline cache of the plan of the class to which the field referred last.
 * Most fields refer to objects of one class.
 */
final class ReferencePlan {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType TYPE = MethodType.methodType(Object.class, Object.class, StateCloner.class);

    // Read and written without synchronization: any plan is right, since it is compared with the class of the object.
    private ClassPlan last;

    /** Creates a plan that has met no class yet. */
    ReferencePlan() {
        last = ClassPlan.of(Object.class);
    }

    /**
     * Returns {@link #reference} as a handle of type {@code (Object, StateCloner)Object}.
     *
     * @param declared the type of the field
     */
    MethodHandle handle(Class<?> declared) throws IllegalAccessException {
        try {
            return isExact(declared)
                    ? LOOKUP.bind(ClassPlan.of(declared), "referenceOrNull", TYPE)
                    : LOOKUP.bind(this, "reference", TYPE);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a method of a plan does not exist", e);
        }
    }

    /** Returns what a reference becomes in the copy. */
    Object reference(Object original, StateCloner cloner) {
        if (original == null) {
            return null;
        }
        ClassPlan plan = ClassPlan.of(original, last);
        last = plan;
        return plan.reference(original, cloner);
    }

    /** Returns whether every object to which a variable of a type refers is of this type exactly. */
    private static boolean isExact(Class<?> type) {
        return type.isArray() ? type.getComponentType().isPrimitive() || isExact(type.getComponentType())
                : Modifier.isFinal(type.getModifiers());
    }
}
