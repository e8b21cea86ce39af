package org.barreleye.hostile;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.syscall.SystemCalls;

/**
 * Counts the steps of a program, which are its system calls and its accesses to memory that others see, and ends it
 * before one of them.
 */
final class Mortal {
    private static final Set<String> STEPS = Set.of("invoke", "lrpc", "receive", "suspend", "yield", "load", "store",
            "publishLine");

    private int steps;
    private int last = Integer.MAX_VALUE;

    /** The way in which a program ends before its next step. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1;

        private Died(int step) {
            super("before step " + step);
        }
    }

    /** The next program ends before the step of a number, from 1. */
    void dieBefore(int step) {
        steps = 0;
        last = step;
    }

    /** Returns how many steps the program has taken, or tried to take. */
    int steps() {
        return steps;
    }

    /** The system calls of the program. */
    SystemCalls watch(SystemCalls calls) {
        return watch(SystemCalls.class, calls);
    }

    private <T> T watch(Class<T> type, T watched) {
        return type.cast(Proxy.newProxyInstance(Mortal.class.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    if (STEPS.contains(method.getName())) {
                        steps++;
                        if (steps >= last) {
                            throw new Died(last);
                        }
                    }
                    Object result = call(watched, method, arguments);
                    return result instanceof Memory memory ? watch(Memory.class, memory) : result;
                }));
    }

    private static Object call(Object watched, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(watched, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
