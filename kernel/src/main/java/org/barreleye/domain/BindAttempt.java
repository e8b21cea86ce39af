package org.barreleye.domain;

import org.barreleye.generated.user.monitor.BindContinuation;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * A domain on its way to a binding.
 *
 * @param <B> the generated binding
 */
final class BindAttempt<B extends Binding> implements BindContinuation, Copyable {
    private final Domain domain;
    private final Connections connections;
    private final Connector<B> connector;
    private final Bound<B> waiting;

    BindAttempt(Domain domain, Connections connections, Connector<B> connector, Bound<B> waiting) {
        this.domain = domain;
        this.connections = connections;
        this.connector = connector;
        this.waiting = waiting;
    }

    private BindAttempt(BindAttempt<B> source, Copier copier) {
        copier.enter(source, this);
        domain = copier.of(source.domain);
        connections = copier.of(source.connections);
        connector = copier.ofForeign(source.connector);
        waiting = copier.ofForeign(source.waiting);
    }

    @Override
    public BindAttempt<B> copy(Copier copier) {
        return new BindAttempt<>(this, copier);
    }

    void begin(CapabilityReference service) {
        if (!domain.monitor().tryBind(service, this)) {
            failed(new Failure(Failure.Kind.QUEUE_FULL, "the monitor has too much to do to be asked for a binding"));
        }
    }

    @Override
    public void replied(long connection, Transport transport, CapabilityReference incoming, CapabilityReference outgoing,
            ErrorCode err) {
        if (err.failed()) {
            refused(SystemError.describe(err));
            return;
        }
        Outcome<B> opened =
                connections.open(connection, transport, false, incoming, outgoing, domain.monitor(), connector);
        if (opened.succeeded()) {
            waiting.bound(opened.value());
        } else {
            refused(opened.error().sentence());
        }
    }

    private void refused(String why) {
        failed(new Failure(Failure.Kind.REFUSED, "the service cannot be bound: " + why));
    }

    @Override
    public void failed(Failure failure) {
        waiting.failed(failure);
    }
}
