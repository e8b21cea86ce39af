package org.barreleye.kpi.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** The compiled part of the plan of one class. */
abstract class CompiledPlan {
    /** Returns a shallow clone. */
    abstract Object shallowClone(Object original);

    /** Completes a shallow clone. */
    abstract void complete(Object copy, StateCloner cloner);

    /**
     * Compiles a plan: defines {@link CompiledPlanTemplate} once more, as a hidden class in which the two handles are
     * constants. The JIT compiler inlines a handle only if it is a constant.
     *
     * @param shallowClone {@code (Object)Object}
     * @param complete {@code (Object, StateCloner)void}
     */
    static CompiledPlan of(MethodHandle shallowClone, MethodHandle complete) {
        try (InputStream template = CompiledPlan.class.getResourceAsStream("CompiledPlanTemplate.class")) {
            MethodHandles.Lookup plan = MethodHandles.lookup().defineHiddenClassWithClassData(
                    template.readAllBytes(), List.of(shallowClone, complete), true);
            return (CompiledPlan) plan.findConstructor(plan.lookupClass(), MethodType.methodType(void.class)).invoke();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Throwable e) {
            throw new IllegalStateException("a plan cannot be compiled", e);
        }
    }
}
