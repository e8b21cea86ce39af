package org.barreleye.monitor;

import org.barreleye.generated.user.intermonitor.BindContinuation;
import org.barreleye.generated.user.monitor.BindReply;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.domain.SystemError;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;

/**
 * A domain of this core asks a service, here or elsewhere, and gets its end once the service has taken its own.
 *
 * @param carrier lets go of the end if it has not
 * @param connection what is asked for
 * @param transport what carries it
 * @param incoming the asker's end
 * @param outgoing the rest of it, or nowhere
 * @param reply takes the answer
 */
record LocalAsker(Carrier carrier, Connection connection, Transport transport, CapabilityReference incoming,
        CapabilityReference outgoing, BindReply reply) implements Asker, BindContinuation {
    static final CapabilityReference NOTHING = CapabilityReference.at(CapabilityAddress.NOWHERE);

    @Override
    public LocalAsker copy(Copier copier) {
        LocalAsker twin = new LocalAsker(
                copier.of(carrier), copier.of(connection), transport, incoming, outgoing, copier.of(reply));
        copier.enter(this, twin);
        return twin;
    }

    @Override
    public void answered(ErrorCode error) {
        if (error.failed()) {
            carrier.discard(incoming);
            carrier.discard(outgoing);
            connection.refused();
            reply.reply(0, transport, NOTHING, NOTHING, error);
        } else {
            reply.reply(connection.number(), transport, incoming, outgoing, ErrorCode.NONE);
        }
    }

    @Override
    public void replied(ErrorCode error) {
        answered(error);
    }

    @Override
    public void failed(Failure failure) {
        answered(SystemError.PEER_GONE.code());
    }
}
