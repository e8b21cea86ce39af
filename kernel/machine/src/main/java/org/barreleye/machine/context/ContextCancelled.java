package org.barreleye.machine.context;

/**
 * The cancellation of a context whose machine is closed: it unwinds the stack, so that {@code finally} blocks run. Code
 * that catches it gets it again at its next action.
 */
public final class ContextCancelled extends Error {
    private static final long serialVersionUID = 1L;

    ContextCancelled(String name) {
        super("the machine of context '" + name + "' was closed", null, false, false);
    }
}
