package org.barreleye.monitor.control;

import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.control.MeasureDistanceReply;
import org.barreleye.generated.user.intermon.MeasureDistanceContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** Forwards another monitor's answer to a request for a distance. */
record DistanceCompletion(MeasureDistanceReply reply) implements MeasureDistanceContinuation, Copyable {
    @Override
    public void replied(long nanoseconds, ErrorCode error) {
        reply.reply(nanoseconds, error);
    }

    @Override
    public void failed(Failure failure) {
        reply.reply(0, SystemError.PEER_GONE.code());
    }
}
