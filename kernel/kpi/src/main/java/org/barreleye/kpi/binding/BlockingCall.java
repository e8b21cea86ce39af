package org.barreleye.kpi.binding;

import org.barreleye.kpi.outcome.Failure;

/** A continuation that a blocking caller waits for. The generated subclass keeps what was replied. */
public abstract class BlockingCall implements Continuation {
    private enum State { UNUSED, WAITING, DONE, ABANDONED }

    private State state = State.UNUSED;
    private Failure failure;

    /** Creates a call that has not begun. */
    protected BlockingCall() {}

    /** Begins to wait. */
    final void begin() {
        state = State.WAITING;
        failure = null;
    }

    /** Returns whether no caller waits for it and no reply will come, so that it can be used for another call. */
    public final boolean isReusable() {
        return state == State.UNUSED || state == State.DONE;
    }

    final boolean isDone() {
        return state == State.DONE;
    }

    /** The reason why there is no reply; null if there is one. */
    final Failure failure() {
        return failure;
    }

    final void abandon() {
        state = State.ABANDONED;
    }

    /**
     * Notes that a reply has come.
     *
     * @return whether a caller still waits for it
     */
    protected final boolean done() {
        boolean wanted = state == State.WAITING;
        if (wanted) {
            state = State.DONE;
        }
        return wanted;
    }

    @Override
    public final void failed(Failure reason) {
        if (done()) {
            failure = reason;
        }
    }
}
