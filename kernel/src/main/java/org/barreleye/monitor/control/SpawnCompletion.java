package org.barreleye.monitor.control;

import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.control.SpawnReply;
import org.barreleye.generated.user.intermon.SpawnContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** Answers a client whose process another monitor has spawned, and listens for the end of that process. */
record SpawnCompletion(SpawnedProcesses spawned, ControlSession session, long programNumber, String arguments,
        SpawnReply reply)
        implements SpawnContinuation, Copyable {
    @Override
    public void replied(long process, long service, ErrorCode error) {
        if (!error.failed()) {
            spawned.add(process, session, programNumber, arguments);
        }
        reply.reply(process, error);
    }

    @Override
    public void failed(Failure failure) {
        reply.reply(0, SystemError.PEER_GONE.code());
    }
}
