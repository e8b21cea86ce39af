package org.barreleye.machine.context;

/**
 * Thrown inside a context when its machine is closed, so that its {@code finally} blocks run and its stack goes away.
 * Code that catches it meets it again at its next action.
 */
public final class ContextCancelled extends Error {
    private static final long serialVersionUID = 1L;

    ContextCancelled(String name) {
        super("the machine of context '" + name + "' was closed", null, false, false);
    }
}
