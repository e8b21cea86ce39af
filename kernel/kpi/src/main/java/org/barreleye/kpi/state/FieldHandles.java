package org.barreleye.kpi.state;

import java.lang.invoke.MethodHandle;

/** Calls of method handles of an erased type. */
final class FieldHandles {
    private FieldHandles() {}

    /** Calls a handle of type {@code (Object)Object}. */
    static Object apply(MethodHandle handle, Object argument) {
        try {
            return (Object) handle.invokeExact(argument);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a field or constructor cannot be used", e);
        }
    }
}
