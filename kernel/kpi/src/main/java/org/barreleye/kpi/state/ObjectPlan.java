package org.barreleye.kpi.state;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * The plan of a {@link Copyable} class: a shallow clone, then every field that may refer to mutable state. The fields
 * are copied by reflection at first, and by code that is compiled for the class once the plan has been used often.
 */
final class ObjectPlan extends ClassPlan {
    // Compiled handles take long to warm up. Reflection does not before JDK 18, and is slow from then on (JEP 416).
    private static final int USES_BEFORE_COMPILING = Runtime.version().feature() < 18 ? 20_000 : 100;

    private final MethodHandle shallowClone;
    private final FieldPlan[] fields;
    private final boolean hooked;
    // Whether a shallow clone is a copy already.
    private final boolean complete;
    private int uses;
    private CompiledPlan compiled;

    /**
     * Creates a plan.
     *
     * @param shallowClone {@code (Object)Object}
     * @param hooked whether the class is a {@link CopyHook}
     */
    ObjectPlan(Class<?> type, MethodHandle shallowClone, List<FieldPlan> fields, boolean hooked) {
        super(type);
        this.shallowClone = shallowClone;
        this.fields = fields.toArray(new FieldPlan[0]);
        this.hooked = hooked;
        complete = fields.isEmpty() && !hooked;
    }

    @Override
    Object reference(Object original, StateCloner cloner) {
        IdentityTable copies = cloner.copies();
        int place = copies.find(original);
        if (place >= 0) {
            return copies.valueAt(place);
        }
        if (hooked) {
            ((CopyHook) original).beforeCopy();
        }
        CompiledPlan fast = compiled;
        Object copy = fast == null ? interpretedClone(original) : fast.shallowClone(original);
        copies.putAt(place, original, copy);
        if (!complete) {
            cloner.complete(copy, this);
        }
        return copy;
    }

    /** Completes a shallow copy. */
    void complete(Object copy, StateCloner cloner) {
        CompiledPlan fast = compiled;
        if (fast == null) {
            for (FieldPlan field : fields) {
                field.complete(copy, cloner);
            }
        } else {
            fast.complete(copy, cloner);
        }
        if (hooked) {
            ((CopyHook) copy).afterCopy();
        }
    }

    private Object interpretedClone(Object original) {
        if (++uses == USES_BEFORE_COMPILING) {
            compile();
        }
        return FieldHandles.apply(shallowClone, original);
    }

    private void compile() {
        try {
            MethodHandle complete = MethodHandles.empty(
                    MethodType.methodType(void.class, Object.class, StateCloner.class));
            for (FieldPlan field : fields) {
                complete = MethodHandles.foldArguments(complete, field.toHandle());
            }
            compiled = CompiledPlan.of(shallowClone, complete);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the plan of a class cannot be compiled", e);
        }
    }
}
