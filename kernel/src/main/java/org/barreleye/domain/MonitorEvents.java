package org.barreleye.domain;

import java.util.Optional;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.MonitorHandler;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** What a domain does when its monitor tells it something. */
final class MonitorEvents implements MonitorHandler, Copyable {
    private final Connections connections;
    // Set right after the binding has been made, which needs this handler first.
    private MonitorBinding monitor;
    private Optional<Acceptor> acceptor = Optional.empty();

    MonitorEvents(Connections connections) {
        this.connections = connections;
    }

    private MonitorEvents(MonitorEvents source, Copier copier) {
        copier.enter(source, this);
        connections = copier.of(source.connections);
        monitor = copier.of(source.monitor);
        acceptor = source.acceptor.map(copier::ofForeign);
    }

    @Override
    public MonitorEvents copy(Copier copier) {
        return new MonitorEvents(this, copier);
    }

    void answerThrough(MonitorBinding binding) {
        monitor = binding;
    }

    void serve(Acceptor with) {
        acceptor = Optional.of(with);
    }

    @Override
    public void offered(
            long connection, Transport transport, CapabilityReference incoming, CapabilityReference outgoing) {
        if (acceptor.isEmpty()) {
            monitor.tryAnswered(connection, SystemError.NO_SUCH_SERVICE.code());
            return;
        }
        Outcome<Binding> opened =
                connections.open(connection, transport, true, incoming, outgoing, monitor, acceptor.get()::accept);
        monitor.tryAnswered(connection, opened.succeeded() ? ErrorCode.NONE : ErrorCode.of(opened.error()));
    }

    @Override
    public void disconnected(long connection) {
        connections.disconnected(connection);
    }

    @Override
    public void deliver(long connection, CapabilityReference capability) {
        connections.lane(connection).ifPresentOrElse(
                lane -> lane.deliver(capability), () -> monitor.release(capability));
    }

    @Override
    public void undeliverable(long connection, ErrorCode err) {
        connections.lane(connection).ifPresent(lane -> lane.fail(err));
    }
}
