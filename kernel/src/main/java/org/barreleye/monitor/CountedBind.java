package org.barreleye.monitor;

import org.barreleye.generated.user.monitor.BindContinuation;
import org.barreleye.generated.user.monitor.BindReply;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.domain.QuotaAccount;

/** Forwards the answer to a request to bind, which counts as an unanswered call until then. */
record CountedBind(QuotaAccount account, BindReply reply) implements BindContinuation, Copyable {
    @Override
    public void replied(long connection, Transport transport, CapabilityReference incoming,
            CapabilityReference outgoing, ErrorCode error) {
        account.endCall();
        reply.reply(connection, transport, incoming, outgoing, error);
    }

    @Override
    public void failed(Failure failure) {
        account.endCall();
        reply.failed(failure);
    }
}
