package org.barreleye.monitor.control;

import org.barreleye.domain.error.SystemError;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** Receives the answer of the monitor that starts a core. A success is reported later, when the core has joined. */
record BootCompletion(ControlSession session, int core) implements ErrorContinuation, Copyable {
    @Override
    public void replied(ErrorCode error) {
        if (error.failed()) {
            session.onBootFailed(core, error);
        }
    }

    @Override
    public void failed(Failure failure) {
        session.onBootFailed(core, SystemError.PEER_GONE.code());
    }
}
