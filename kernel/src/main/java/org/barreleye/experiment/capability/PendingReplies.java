package org.barreleye.experiment.capability;

import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/** The replies to one request to several stores, for a threaded program. */
final class PendingReplies implements ErrorContinuation {
    private int missing;
    private ErrorCode error = ErrorCode.NONE;
    private Optional<Failure> failure = Optional.empty();

    /** Expects a number of replies. */
    PendingReplies(int missing) {
        this.missing = missing;
    }

    @Override
    public void replied(ErrorCode err) {
        missing--;
        if (err.failed()) {
            error = err;
        }
    }

    @Override
    public void failed(Failure reason) {
        missing--;
        failure = Optional.of(reason);
    }

    /** Waits for all replies, and returns the last error among them. */
    Outcome<Outcome.Unit> await(Waiter waiter) throws CallFailed {
        while (missing > 0) {
            waiter.pause(Waiter.FOREVER);
        }
        if (failure.isPresent()) {
            throw new CallFailed(failure.get());
        }
        if (error.number() >= KernelError.values().length) {
            throw new CallFailed(new Failure(Failure.Kind.REFUSED, SystemError.describe(error)));
        }
        return error.failed() ? Outcome.refused(KernelError.values()[(int) error.number()]) : Outcome.unit();
    }
}
