package org.barreleye.machine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.kpi.state.Copyable;

/** The contexts of a machine that have not ended. */
final class Contexts implements Copyable {
    private final List<Context> contexts = new ArrayList<>();

    void add(Context context) {
        contexts.add(context);
    }

    void remove(Context context) {
        contexts.remove(context);
    }

    /**
     * There must be none.
     *
     * @throws IllegalStateException if there is one
     */
    void requireNone() {
        if (!contexts.isEmpty()) {
            throw new IllegalStateException(
                    "a machine with contexts cannot be copied, only replayed from its seed; there is "
                    + contexts.get(0));
        }
    }

    /**
     * Unwinds them all.
     *
     * @param acting told who acts meanwhile
     * @throws IllegalStateException if one catches its end for ever; it is left where it stands
     */
    void cancelAll(Consumer<Core> acting) {
        List<Context> stuck = new ArrayList<>();
        for (Context context : contexts) {
            acting.accept(context.core());
            if (!context.core().stateMachine.cancel(context)) {
                stuck.add(context);
            }
        }
        contexts.clear();
        if (!stuck.isEmpty()) {
            throw new IllegalStateException("these catch the end of their machine and go on, so they were abandoned: "
                    + stuck);
        }
    }
}
