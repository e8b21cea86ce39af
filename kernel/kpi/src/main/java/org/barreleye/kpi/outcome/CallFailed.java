package org.barreleye.kpi.outcome;

/** A blocking call that ended with a failure instead of a reply. */
public final class CallFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /** Wraps the failure that the call ended with. */
    public CallFailed(Failure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    /** The reason. */
    public Failure failure() {
        return failure;
    }
}
