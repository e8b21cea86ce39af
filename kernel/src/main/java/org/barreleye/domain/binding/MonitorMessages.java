package org.barreleye.domain.binding;

import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.quota.Quota;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.MonitorHandler;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.generated.user.quotas.QuotaAmounts;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** The handler for the messages of the monitor. */
final class MonitorMessages implements MonitorHandler, Copyable {
    private final Connections connections;
    // Set after construction: the binding needs this handler first.
    private MonitorBinding monitor;
    // By the indexes of the interfaces.
    private final SortedMap<Integer, Acceptor> acceptors = new TreeMap<>();

    MonitorMessages(Connections connections) {
        this.connections = connections;
    }

    void attach(MonitorBinding binding) {
        monitor = binding;
    }

    void setAcceptor(int index, Acceptor acceptor) {
        acceptors.put(index, acceptor);
    }

    @Override
    public void bindServiceRequest(
            long connection, int index, Transport transport, CapabilityReference incoming,
            CapabilityReference outgoing, long client, QuotaAmounts quota) {
        Acceptor acceptor = acceptors.get(index);
        if (acceptor == null) {
            monitor.release(incoming);
            monitor.release(outgoing);
            monitor.sendBindServiceReply(connection, SystemError.NO_SUCH_SERVICE.code());
            return;
        }
        if (connections.hasNoRoom()) {
            monitor.release(incoming);
            monitor.release(outgoing);
            monitor.sendBindServiceReply(connection, SystemError.BUSY.code());
            return;
        }
        Client from = new Client(client, Quota.of(quota));
        Outcome<Binding> opened = connections.open(connection, transport, true, incoming, outgoing, monitor,
                channel -> acceptor.accept(channel, from));
        monitor.sendBindServiceReply(connection, opened.succeeded() ? ErrorCode.NONE : ErrorCode.of(opened.error()));
    }

    @Override
    public void disconnected(long connection) {
        connections.onDisconnect(connection);
    }

    @Override
    public void capArrived(long connection, CapabilityReference capability, ErrorCode err) {
        connections.capabilityChannel(connection).ifPresentOrElse(
                capabilities -> capabilities.deliver(err.failed() ? CapabilityReference.REVOKED : capability),
                () -> monitor.release(capability));
    }

    @Override
    public void capFailed(long connection, ErrorCode err) {
        connections.capabilityChannel(connection).ifPresent(capabilities -> capabilities.fail(err));
    }
}
