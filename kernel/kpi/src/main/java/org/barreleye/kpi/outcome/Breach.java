package org.barreleye.kpi.outcome;

/**
 * A message that breaks the definition of its interface. Thrown to the sender that asks for the impossible
 * ({@link Failure.Kind#OUT_OF_RANGE}); raised and caught inside a binding when the other side sends what cannot be
 * ({@link Failure.Kind#MALFORMED}) or what nobody handles ({@link Failure.Kind#UNHANDLED}).
 */
public final class Breach extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    private Breach(Failure.Kind kind, String sentence) {
        super(sentence);
        this.failure = new Failure(kind, sentence);
    }

    /** This side was asked to send what the interface does not allow. */
    public static Breach outOfRange(String sentence) {
        return new Breach(Failure.Kind.OUT_OF_RANGE, sentence);
    }

    /** The other side sent what the interface does not allow. */
    public static Breach malformed(String sentence) {
        return new Breach(Failure.Kind.MALFORMED, sentence);
    }

    /** The other side sent a message for which this side has no handler. */
    public static Breach unhandled(String message) {
        return new Breach(Failure.Kind.UNHANDLED, "nobody here handles message '" + message + "'");
    }

    /** The same as a value. */
    public Failure failure() {
        return failure;
    }
}
