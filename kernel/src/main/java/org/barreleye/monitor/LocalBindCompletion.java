package org.barreleye.monitor;

import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.intermon.BindContinuation;
import org.barreleye.generated.user.monitor.BindReply;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.StateCloner;

/**
 * A domain of this core asks a service, here or elsewhere, and gets its end once the service has taken its own.
 *
 * @param transfer lets go of the end if it has not
 * @param connection what is asked for
 * @param transport what carries it
 * @param incoming the asker's end
 * @param outgoing the rest of it, or nowhere
 * @param reply takes the answer
 */
record LocalBindCompletion(CapabilityTransfer transfer, Connection connection, Transport transport,
        CapabilityReference incoming, CapabilityReference outgoing, BindReply reply)
        implements BindCompletion, BindContinuation {
    static final CapabilityReference ABSENT = CapabilityReference.at(CapabilityAddress.NULL);

    @Override
    public LocalBindCompletion copy(StateCloner cloner) {
        LocalBindCompletion copy = new LocalBindCompletion(
                cloner.of(transfer), cloner.of(connection), transport, incoming, outgoing, cloner.of(reply));
        cloner.register(this, copy);
        return copy;
    }

    @Override
    public void complete(ErrorCode error) {
        if (error.failed()) {
            transfer.discard(incoming);
            transfer.discard(outgoing);
            connection.dispose();
            reply.reply(0, transport, ABSENT, ABSENT, error);
        } else {
            reply.reply(connection.number(), transport, incoming, outgoing, ErrorCode.NONE);
        }
    }

    @Override
    public void replied(ErrorCode error) {
        complete(error);
    }

    @Override
    public void failed(Failure failure) {
        complete(SystemError.PEER_GONE.code());
    }
}
