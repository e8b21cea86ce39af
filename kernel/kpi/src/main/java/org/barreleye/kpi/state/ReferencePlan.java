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

    private final String holder;
    // Read and written without synchronization: any plan is right, since it is compared with the class of the object.
    private ClassPlan last = ClassPlan.of(Object.class);

    /**
     * Creates a plan that has met no class yet.
     *
     * @param holder class and name of the field, for errors
     */
    ReferencePlan(String holder) {
        this.holder = holder;
    }

    /**
     * Returns {@link #reference} as a handle of type {@code (Object, StateCloner)Object}.
     *
     * @param declared the type of the field
     */
    MethodHandle handle(Class<?> declared) throws IllegalAccessException {
        try {
            return isExact(declared)
                    ? MethodHandles.insertArguments(LOOKUP.bind(this, "referenceByPlan",
                            TYPE.insertParameterTypes(0, ClassPlan.class)), 0, ClassPlan.of(declared))
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
        return referenceByPlan(plan, original, cloner);
    }

    private Object referenceByPlan(ClassPlan plan, Object original, StateCloner cloner) {
        try {
            return plan.referenceOrNull(original, cloner);
        } catch (ClassPlan.RefusedException refused) {
            throw new IllegalStateException(refused.getMessage() + " (held by " + holder + ")", refused);
        }
    }

    /** Returns whether every object to which a variable of a type refers is of this type exactly. */
    private static boolean isExact(Class<?> type) {
        return type.isArray() ? type.getComponentType().isPrimitive() || isExact(type.getComponentType())
                : Modifier.isFinal(type.getModifiers());
    }
}
