package org.barreleye.monitor;

import org.barreleye.generated.user.intermon.BindReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.StateCloner;

/**
 * A domain of another core asks, through its monitor.
 *
 * @param reply takes the answer there
 */
record RemoteBindCompletion(BindReply reply) implements BindCompletion {
    @Override
    public RemoteBindCompletion copy(StateCloner cloner) {
        RemoteBindCompletion copy = new RemoteBindCompletion(cloner.of(reply));
        cloner.register(this, copy);
        return copy;
    }

    @Override
    public void complete(ErrorCode error) {
        reply.reply(error);
    }
}
