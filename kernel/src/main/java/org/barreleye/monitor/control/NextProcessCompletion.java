package org.barreleye.monitor.control;

import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.control.NextProcessReply;
import org.barreleye.generated.user.intermon.NextProcessContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** Forwards another monitor's answer to a request for the next process. */
record NextProcessCompletion(NextProcessReply reply) implements NextProcessContinuation, Copyable {
    @Override
    public void replied(long process, long programNumber, boolean supervised, ErrorCode error) {
        reply.reply(process, programNumber, supervised, error);
    }

    @Override
    public void failed(Failure failure) {
        reply.reply(0, 0, false, SystemError.PEER_GONE.code());
    }
}
