package org.barreleye.monitor.binding;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.binding.Client;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.domain.LocalDomain;

/** The bind requests that services of this core have received and not answered yet, by connection. */
public final class PendingBinds implements Copyable {
    private final SortedMap<Long, PendingBind> byConnection = new TreeMap<>();

    /** Creates a table without requests. */
    public PendingBinds() {}

    /**
     * Sends a bind request to the domain that exports the service.
     *
     * @param index of the interface
     * @param incoming what the service receives from
     * @param outgoing what the service sends to, or the absent capability
     * @param client the process that requests the binding
     */
    void request(LocalDomain service, int index, Connection connection, Transport transport,
            CapabilityReference incoming, CapabilityReference outgoing, Client client,
            ErrorContinuation completion) {
        byConnection.put(connection.number(), new PendingBind(service, connection, completion));
        service.binding().sendBindServiceRequest(connection.number(), index, transport, incoming, outgoing,
                client.process(), client.quota().sent());
    }

    /** A service has accepted or refused a connection. Ignored if it was not asked. */
    public void onReply(LocalDomain service, long connection, ErrorCode error) {
        PendingBind pending = byConnection.get(connection);
        if (pending == null || pending.service() != service) {
            return;
        }
        byConnection.remove(connection);
        if (error.failed()) {
            pending.connection().abort();
        }
        pending.completion().replied(error);
    }

    /** Notifies a domain that the other end of a connection is closed. A bind request for it is refused. */
    void disconnect(LocalDomain domain, long connection) {
        PendingBind pending = byConnection.remove(connection);
        if (pending != null) {
            pending.completion().replied(SystemError.PEER_GONE.code());
        }
        domain.binding().sendDisconnected(connection);
    }

    /** A service has ended: refuses everything that it has not answered. */
    public void failAllOf(LocalDomain service) {
        List<PendingBind> unanswered =
                byConnection.values().stream().filter(pending -> pending.service() == service).toList();
        unanswered.forEach(pending -> onReply(service, pending.connection().number(), SystemError.PEER_GONE.code()));
    }
}
