package org.barreleye.machine.context;

import java.util.ArrayList;
import java.util.List;

/**
 * A stack beside that of the thread that drives the machine, on which straight-line code can suspend and be resumed.
 * Exactly one of all of them runs at any time.
 */
sealed interface CoroutineStack permits ThreadStack, ContinuationStack {
    /** Resumes the body until it, or one for which it has left, leaves or ends; the first call starts it. */
    void enter();

    /** Leaves this stack, on which it is called, for the one that entered. Returns when entered again. */
    void leave();

    /** Returns whether this stack can be left directly for another one, of the same kind. */
    boolean canLeaveFor(CoroutineStack next);

    /**
     * Leaves this stack, on which it is called, for another one for which it can be left; that is left for the one that
     * entered this. Returns when entered again.
     */
    void leaveFor(CoroutineStack next);

    /** Makes a stack in the best way this JVM offers. */
    static CoroutineStack of(String name, Runnable body) {
        return available().get(0).create(name, body);
    }

    /** The ways this JVM offers, the best first. */
    static List<Factory> available() {
        List<Factory> factories = new ArrayList<>();
        if (ContinuationStack.isAvailable()) {
            factories.add(ContinuationStack::new);
        }
        factories.add(ThreadStack::new);
        return factories;
    }

    /** A way to make stacks. */
    interface Factory {
        /** Makes a stack that will run a body, which lets no exception escape. */
        CoroutineStack create(String name, Runnable body);
    }
}
