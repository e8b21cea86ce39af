package org.barreleye.monitor;

import org.barreleye.generated.user.intermon.BindReply;
import org.barreleye.kpi.outcome.ErrorCode;

/**
 * A domain of another core asks, through its monitor.
 *
 * @param reply takes the answer there
 */
record RemoteBindCompletion(BindReply reply) implements BindCompletion {
    @Override
    public void complete(ErrorCode error) {
        reply.reply(error);
    }
}
