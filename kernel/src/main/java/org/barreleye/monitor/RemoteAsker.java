package org.barreleye.monitor;

import org.barreleye.generated.user.intermonitor.BindReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Copier;

/**
 * A domain of another core asks, through its monitor.
 *
 * @param reply takes the answer there
 */
record RemoteAsker(BindReply reply) implements Asker {
    @Override
    public RemoteAsker copy(Copier copier) {
        RemoteAsker twin = new RemoteAsker(copier.of(reply));
        copier.enter(this, twin);
        return twin;
    }

    @Override
    public void answered(ErrorCode error) {
        reply.reply(error);
    }
}
