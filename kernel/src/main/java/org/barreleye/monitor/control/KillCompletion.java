package org.barreleye.monitor.control;

import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.control.KillReply;
import org.barreleye.generated.user.intermon.KillContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.Copyable;

/** Forwards another monitor's answer to a request to kill. */
record KillCompletion(KillReply reply) implements KillContinuation, Copyable {
    @Override
    public void replied(ErrorCode error) {
        reply.reply(error);
    }

    @Override
    public void failed(Failure failure) {
        reply.reply(SystemError.PEER_GONE.code());
    }
}
