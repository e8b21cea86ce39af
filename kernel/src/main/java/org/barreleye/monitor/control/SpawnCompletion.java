package org.barreleye.monitor.control;

import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.control.SpawnReply;
import org.barreleye.generated.user.intermon.SpawnContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.domain.ExitListener;
import org.barreleye.monitor.domain.ExitListeners;

/** Answers a client whose process another monitor has spawned, and listens for the end of that process. */
record SpawnCompletion(ExitListeners exitListeners, ExitListener listener, SpawnReply reply)
        implements SpawnContinuation, Copyable {
    @Override
    public void replied(long process, long service, ErrorCode error) {
        if (!error.failed()) {
            exitListeners.add(process, listener);
        }
        reply.reply(process, error);
    }

    @Override
    public void failed(Failure failure) {
        reply.reply(0, SystemError.PEER_GONE.code());
    }
}
