package org.barreleye.kpi.state;

import java.lang.invoke.MethodHandle;
import java.util.List;

/** The plan of a {@link Copyable} class: a shallow clone, then every field that may refer to mutable state. */
final class ObjectPlan extends ClassPlan {
    private final MethodHandle shallowClone;
    private final FieldPlan[] fields;
    private final boolean hooked;

    /**
     * Creates a plan.
     *
     * @param shallowClone {@code (Object)Object}
     * @param hooked whether the class is a {@link CopyHook}
     */
    ObjectPlan(MethodHandle shallowClone, List<FieldPlan> fields, boolean hooked) {
        this.shallowClone = shallowClone;
        this.fields = fields.toArray(new FieldPlan[0]);
        this.hooked = hooked;
    }

    @Override
    Object reference(Object original, StateCloner cloner) {
        Object existing = cloner.existing(original);
        if (existing != null) {
            return existing;
        }
        if (hooked) {
            ((CopyHook) original).beforeCopy();
        }
        Object copy = Handles.apply(shallowClone, original);
        if (fields.length == 0 && !hooked) {
            cloner.enter(original, copy);
        } else {
            cloner.enterIncomplete(original, copy);
        }
        return copy;
    }

    @Override
    void complete(Object copy, StateCloner cloner) {
        for (FieldPlan field : fields) {
            field.complete(copy, cloner);
        }
        if (hooked) {
            ((CopyHook) copy).afterCopy();
        }
    }
}
