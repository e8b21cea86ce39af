package org.barreleye.capops.system;

import java.util.Optional;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;

/** The error of a call that the caller does not wait for at once; the kind of the failure if it failed. */
final class PendingError implements ErrorContinuation {
    private Optional<ErrorCode> error = Optional.empty();

    @Override
    public void replied(ErrorCode err) {
        error = Optional.of(err);
    }

    @Override
    public void failed(Failure failure) {
        error = Optional.of(ErrorCode.of(failure.kind()));
    }

    /** Waits for the error. */
    ErrorCode await(Waiter waiter) {
        while (error.isEmpty()) {
            waiter.pause(Waiter.FOREVER);
        }
        return error.get();
    }
}
