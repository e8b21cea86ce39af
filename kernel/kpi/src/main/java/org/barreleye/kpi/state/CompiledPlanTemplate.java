package org.barreleye.kpi.state;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * The class that {@link CompiledPlan#of} defines anew for each plan. Never initialised itself: it has no class data.
 */
final class CompiledPlanTemplate extends CompiledPlan {
    private static final MethodHandle SHALLOW_CLONE = handle(0);
    private static final MethodHandle COMPLETE = handle(1);

    CompiledPlanTemplate() {}

    private static MethodHandle handle(int index) {
        try {
            return MethodHandles.classDataAt(MethodHandles.lookup(), "_", MethodHandle.class, index);
        } catch (IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    Object shallowClone(Object original) {
        try {
            return (Object) SHALLOW_CLONE.invokeExact(original);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("an object cannot be cloned", e);
        }
    }

    @Override
    void complete(Object copy, StateCloner cloner) {
        try {
            COMPLETE.invokeExact(copy, cloner);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a field cannot be set", e);
        }
    }
}
