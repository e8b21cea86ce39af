package org.barreleye.kpi.outcome;

/**
 * The reason why a binding refused an operation, or was closed.
 *
 * @param kind for programs
 * @param sentence for people: what happened, and to which message
 */
public record Failure(Kind kind, String sentence) {
    /** The kinds of failures. */
    public enum Kind {
        /** This side closed the binding. */
        CLOSED,
        /** The other side closed the binding or died. */
        PEER_GONE,
        /** The two sides were compiled from different definitions of the interface. */
        MISMATCH,
        /** The other side sent what the interface does not allow. */
        MALFORMED,
        /** This side was asked to send what the interface does not allow. */
        OUT_OF_RANGE,
        /** The queue of messages to send is full. */
        QUEUE_FULL,
        /** The deadline passed before the reply came. */
        DEADLINE_PASSED,
        /** The kernel or a monitor refused to transfer a capability. */
        REFUSED,
        /** The other side sent a message for which this side has no handler. */
        UNHANDLED,
        /** A capability is of another type than the interface declares. */
        WRONG_TYPE,
        /** A capability lacks a right that the interface declares, or arrived with one that it does not. */
        WRONG_RIGHTS,
        /** The handler of the other side threw an exception while it served the call. */
        HANDLER_FAILED,
        /** The thread that waited was interrupted. */
        INTERRUPTED,
        /** No service of the requested name was registered. */
        NO_SUCH_SERVICE
    }

    @Override
    public String toString() {
        return kind + ": " + sentence;
    }
}
