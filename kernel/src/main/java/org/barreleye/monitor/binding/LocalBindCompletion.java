package org.barreleye.monitor.binding;

import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.monitor.BindContinuation;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.capops.LocalCapabilities;

/**
 * Completes the bind request of a domain of this core when the service, on this or another core, has answered.
 *
 * @param incoming what the client receives from
 * @param outgoing what the client sends to, or the absent capability
 * @param reply the client's call
 */
record LocalBindCompletion(LocalCapabilities capabilities, Connection connection, Transport transport,
        CapabilityReference incoming, CapabilityReference outgoing, BindContinuation reply)
        implements ErrorContinuation, Copyable {
    @Override
    public void replied(ErrorCode error) {
        if (error.failed()) {
            capabilities.delete(incoming);
            capabilities.delete(outgoing);
            connection.abort();
            refuse(reply, error);
        } else {
            reply.replied(connection.number(), transport, incoming, outgoing, ErrorCode.NONE);
        }
    }

    @Override
    public void failed(Failure failure) {
        replied(SystemError.PEER_GONE.code());
    }

    /** Answers a bind request with an error. */
    static void refuse(BindContinuation reply, ErrorCode error) {
        reply.replied(0, Transport.LMP, CapabilityReference.ABSENT, CapabilityReference.ABSENT, error);
    }
}
