package org.barreleye.domain;

import java.util.Optional;
import org.barreleye.generated.user.FrameMapResult;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.MonitorHandler;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** What a domain does when its monitor tells it something. */
final class MonitorEvents implements MonitorHandler, Copyable {
    private final Trap trap;
    private final Connections connections;
    // Set right after the binding has been made, which needs this handler first.
    private MonitorBinding monitor;
    private Optional<Acceptor> acceptor = Optional.empty();

    MonitorEvents(Trap trap, Connections connections) {
        this.trap = trap;
        this.connections = connections;
    }

    private MonitorEvents(MonitorEvents source, Copier copier) {
        copier.enter(source, this);
        trap = copier.ofForeign(source.trap);
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
    public void bindOffered(long service, long connection, CapabilityReference rings) {
        Outcome<FrameMapResult> mapped = new FrameReference(rings.address()).map(trap);
        if (acceptor.isEmpty() || !mapped.succeeded()) {
            monitor.tryBindAnswered(connection, acceptor.isEmpty() ? Domain.NO_SUCH_SERVICE : ErrorCode.of(mapped.error()));
            return;
        }
        connections.asked(connection, mapped.value().base(), monitor, acceptor.get());
        monitor.tryBindAnswered(connection, ErrorCode.NONE);
    }

    @Override
    public void deliver(long connection, CapabilityReference capability) {
        connections.lane(connection).ifPresent(lane -> lane.deliver(capability));
    }

    @Override
    public void undeliverable(long connection, ErrorCode err) {
        connections.lane(connection).ifPresent(lane -> lane.fail(err));
    }
}
