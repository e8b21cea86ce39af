package org.barreleye.kpi.outcome;

/**
 * A message that breaks the definition of its interface. Thrown to the sender that asks for the impossible
 * ({@link Failure.Kind#OUT_OF_RANGE}); raised and caught inside a binding when the other side sends what cannot be
 * ({@link Failure.Kind#MALFORMED}) or a message without a handler ({@link Failure.Kind#UNHANDLED}). A capability that
 * does not meet the constraint of its message ({@link Failure.Kind#WRONG_TYPE}, {@link Failure.Kind#WRONG_RIGHTS}) is
 * the one or the other.
 */
public final class ProtocolViolation extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final boolean local;

    private ProtocolViolation(Failure failure, boolean local) {
        super(failure.sentence());
        this.failure = failure;
        this.local = local;
    }

    /** This side was asked to send what the interface does not allow. */
    public static ProtocolViolation outOfRange(String sentence) {
        return new ProtocolViolation(new Failure(Failure.Kind.OUT_OF_RANGE, sentence), true);
    }

    /** The other side sent what the interface does not allow. */
    public static ProtocolViolation malformed(String sentence) {
        return new ProtocolViolation(new Failure(Failure.Kind.MALFORMED, sentence), false);
    }

    /** The other side sent a message for which this side has no handler. */
    public static ProtocolViolation unhandled(String message) {
        return new ProtocolViolation(
                new Failure(Failure.Kind.UNHANDLED, "this side has no handler for message '" + message + "'"), false);
    }

    /** This side was asked to send a capability that does not meet the constraint of its message. */
    public static ProtocolViolation cannotSend(Failure failure) {
        return new ProtocolViolation(failure, true);
    }

    /** The other side sent a capability that does not meet the constraint of its message. */
    public static ProtocolViolation cannotReceive(Failure failure) {
        return new ProtocolViolation(failure, false);
    }

    /** Returns whether this side asked for the impossible, rather than the other side having sent it. */
    public boolean isLocal() {
        return local;
    }

    /**
     * Returns whether something failed because a capability does not meet the constraint of its message. Other domains
     * may change the capability in a slot, so the sender is not at fault as it is for a number.
     */
    public static boolean isCapabilityMismatch(RuntimeException reason) {
        return reason instanceof ProtocolViolation violation && (violation.failure.kind() == Failure.Kind.WRONG_TYPE
                || violation.failure.kind() == Failure.Kind.WRONG_RIGHTS);
    }

    /** The same as a value. */
    public Failure failure() {
        return failure;
    }
}
