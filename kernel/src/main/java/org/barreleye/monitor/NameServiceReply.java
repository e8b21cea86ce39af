package org.barreleye.monitor;

import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.intermon.GetNameServiceContinuation;
import org.barreleye.generated.user.monitor.GetNameServiceReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.capops.ServiceReferences;
import org.barreleye.monitor.domain.QuotaAccount;

/** Answers a domain that asks for the name service with a capability to it. */
record NameServiceReply(ServiceReferences services, QuotaAccount account, GetNameServiceReply reply)
        implements GetNameServiceContinuation, Copyable {
    @Override
    public void replied(long service) {
        account.endCall();
        Outcome<CapabilityReference> reference = services.create(service);
        if (reference.succeeded()) {
            reply.reply(reference.value(), ErrorCode.NONE);
        } else {
            reply.reply(CapabilityReference.ABSENT, ErrorCode.of(reference.error()));
        }
    }

    @Override
    public void failed(Failure failure) {
        account.endCall();
        reply.reply(CapabilityReference.ABSENT, SystemError.PEER_GONE.code());
    }
}
