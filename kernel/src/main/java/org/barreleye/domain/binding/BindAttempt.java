package org.barreleye.domain.binding;

import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.monitor.BindContinuation;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * An attempt to bind to the service of a capability, through the monitor.
 *
 * @param <B> the generated binding
 */
final class BindAttempt<B extends Binding> implements BindContinuation, Copyable {
    private final Bindings bindings;
    private final Connections connections;
    private final Connector<B> connector;
    private final BindListener<B> listener;

    BindAttempt(Bindings bindings, Connections connections, Connector<B> connector, BindListener<B> listener) {
        this.bindings = bindings;
        this.connections = connections;
        this.connector = connector;
        this.listener = listener;
    }

    void begin(CapabilityReference service) {
        bindings.monitor().sendBind(service, this);
    }

    @Override
    public void replied(long connection, Transport transport, CapabilityReference incoming,
            CapabilityReference outgoing, ErrorCode err) {
        if (err.failed()) {
            fail(kind(err), SystemError.describe(err));
            return;
        }
        Outcome<B> opened =
                connections.open(connection, transport, false, incoming, outgoing, bindings.monitor(), connector);
        if (opened.succeeded()) {
            listener.bound(opened.value());
        } else {
            fail(Failure.Kind.REFUSED, opened.error().sentence());
        }
    }

    private static Failure.Kind kind(ErrorCode err) {
        if (SystemError.SERVICE_GIVEN_UP.matches(err)) {
            return Failure.Kind.NO_SUCH_SERVICE;
        }
        return SystemError.PEER_GONE.matches(err) ? Failure.Kind.PEER_GONE : Failure.Kind.REFUSED;
    }

    private void fail(Failure.Kind kind, String why) {
        failed(new Failure(kind, "the service cannot be bound: " + why));
    }

    @Override
    public void failed(Failure failure) {
        listener.failed(failure);
    }
}
