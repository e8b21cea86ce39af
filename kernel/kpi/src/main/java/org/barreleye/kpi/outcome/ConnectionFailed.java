package org.barreleye.kpi.outcome;

import java.io.IOException;

/** A service that could not be offered to other processes, or to which no connection could be made. */
public final class ConnectionFailed extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /** Makes the exception for a reason. */
    public ConnectionFailed(Failure.Kind kind, String sentence) {
        super(new Failure(kind, sentence).toString());
        this.failure = new Failure(kind, sentence);
    }

    /** The reason. */
    public Failure failure() {
        return failure;
    }
}
