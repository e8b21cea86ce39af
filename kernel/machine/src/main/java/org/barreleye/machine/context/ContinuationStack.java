package org.barreleye.machine.context;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A one-shot continuation of the JDK (21 and newer), where the JVM exports it to this code by {@code --add-exports
 * java.base/jdk.internal.vm=ALL-UNNAMED}. Runs on the thread that drives the machine.
 *
 * <p>A body that leaves while a native frame is on its stack pins it and gets an {@link IllegalStateException}; without
 * the export the same body runs on a {@link ThreadStack}.
 */
final class ContinuationStack implements CoroutineStack {
    private static final String PACKAGE = "jdk.internal.vm";
    private static final ContinuationHandles HANDLES = ContinuationHandles.find();

    private final Object continuation;

    ContinuationStack(String name, Runnable body) {
        continuation = call(() -> HANDLES.create.invoke(HANDLES.scope, body));
    }

    static boolean isAvailable() {
        return HANDLES != null;
    }

    @Override
    public void enter() {
        call(() -> HANDLES.run.invoke(continuation));
    }

    @Override
    public void leave() {
        call(() -> HANDLES.yield.invoke(HANDLES.scope));
    }

    /** Returns false: a continuation returns to the code that runs it, and that is as fast. */
    @Override
    public boolean canLeaveFor(CoroutineStack next) {
        return false;
    }

    @Override
    public void leaveFor(CoroutineStack next) {
        throw new IllegalStateException("a continuation is left for the code that runs it only");
    }

    private static Object call(Invocation invocation) {
        try {
            return invocation.invoke();
        } catch (RuntimeException | Error escaped) {
            throw escaped;
        } catch (Throwable checked) {
            throw new IllegalStateException("a continuation threw " + checked, checked);
        }
    }

    private interface Invocation {
        Object invoke() throws Throwable;
    }

    /** The three operations of a continuation; immutable. */
    private record ContinuationHandles(Object scope, MethodHandle create, MethodHandle run, MethodHandle yield) {
        private static ContinuationHandles find() {
            Module base = Object.class.getModule();
            if (!base.isExported(PACKAGE, ContinuationStack.class.getModule())) {
                return null;
            }
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                Class<?> continuation = Class.forName(PACKAGE + ".Continuation");
                Class<?> scope = Class.forName(PACKAGE + ".ContinuationScope");
                MethodType construction = MethodType.methodType(void.class, scope, Runnable.class);
                return new ContinuationHandles(
                        lookup.findConstructor(scope, MethodType.methodType(void.class, String.class))
                        .invoke("barreleye"),
                        lookup.findConstructor(continuation, construction),
                        lookup.findVirtual(continuation, "run", MethodType.methodType(void.class)),
                        lookup.findStatic(continuation, "yield", MethodType.methodType(boolean.class, scope)));
            } catch (Throwable absent) {
                return null; // a JVM without continuations, or with another interface to them
            }
        }
    }
}
