package org.barreleye.kpi.outcome;

/**
 * A description of an exception that a handler has thrown: the interface and the message that it served. It is among
 * the suppressed exceptions of that one.
 */
public final class HandlerFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates a description without a stack trace. */
    public HandlerFailed(String sentence) {
        super(sentence, null, false, false);
    }
}
