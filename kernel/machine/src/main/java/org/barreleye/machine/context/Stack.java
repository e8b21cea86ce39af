package org.barreleye.machine.context;

import java.util.ArrayList;
import java.util.List;

/**
 * A stack beside that of whoever drives the machine, on which straight-line code can be left and entered again. Exactly
 * one of the two runs at any time.
 */
sealed interface Stack permits ThreadStack, ContinuationStack {
    /** Goes on with the body until it leaves or ends; the first time starts it. */
    void enter();

    /** Called on this stack: goes back to whoever entered; returns when entered again. */
    void leave();

    /** Makes a stack in the best way this JVM offers. */
    static Stack of(String name, Runnable body) {
        return available().get(0).create(name, body);
    }

    /** The ways this JVM offers, the best first. */
    static List<Mechanism> available() {
        List<Mechanism> mechanisms = new ArrayList<>();
        if (ContinuationStack.isAvailable()) {
            mechanisms.add(ContinuationStack::new);
        }
        mechanisms.add(ThreadStack::new);
        return mechanisms;
    }

    /** A way to make stacks. */
    interface Mechanism {
        /** Makes a stack that will run a body, which lets no exception escape. */
        Stack create(String name, Runnable body);
    }
}
