package org.barreleye.machine.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.barreleye.kpi.state.Copyable;

/** The contexts of a machine that have not ended. */
public final class Contexts implements Copyable {
    // In the order of creation.
    private final LinkedHashSet<Context> contexts = new LinkedHashSet<>();
    private transient boolean closed;

    /** Creates an empty set. */
    public Contexts() {}

    /**
     * Checks that there is no context, because the stack of one cannot be copied.
     *
     * @throws IllegalStateException if there is one
     */
    public void requireNone() {
        if (!contexts.isEmpty()) {
            throw new IllegalStateException(
                    "a machine with contexts cannot be copied, only replayed from its seed; there is "
                    + contexts.iterator().next());
        }
    }

    Context add(Context context) {
        if (closed) {
            throw new IllegalStateException("the machine was closed; it starts no " + context);
        }
        contexts.add(context);
        return context;
    }

    void remove(Context context) {
        contexts.remove(context);
    }

    /**
     * Ends all contexts; no further one can be created.
     *
     * @throws IllegalStateException if a context catches {@link org.barreleye.machine.context.ContextCancelled} for
     *     ever; it is abandoned
     */
    public void close() {
        closed = true;
        List<Context> stuck = new ArrayList<>();
        for (Context context : contexts) {
            if (!context.core().cancel(context)) {
                stuck.add(context);
            }
        }
        contexts.clear();
        if (!stuck.isEmpty()) {
            throw new IllegalStateException(
                    "these contexts catch their cancellation and continue; they were abandoned: " + stuck);
        }
    }
}
