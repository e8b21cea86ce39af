package org.barreleye.domain.binding;

import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.monitor.GetNameServiceContinuation;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;

/** An attempt to bind to the name service, whose capability the monitor provides. */
final class NameServiceLookup implements GetNameServiceContinuation, Copyable {
    private final Bindings bindings;
    private final Connector<NameserviceBinding> connector;
    private final BindListener<NameserviceBinding> listener;

    NameServiceLookup(Bindings bindings, Connector<NameserviceBinding> connector,
            BindListener<NameserviceBinding> listener) {
        this.bindings = bindings;
        this.connector = connector;
        this.listener = listener;
    }

    private NameServiceLookup(NameServiceLookup source, StateCloner cloner) {
        cloner.register(source, this);
        bindings = cloner.of(source.bindings);
        connector = cloner.ofOpaque(source.connector);
        listener = cloner.ofOpaque(source.listener);
    }

    @Override
    public NameServiceLookup copy(StateCloner cloner) {
        return new NameServiceLookup(this, cloner);
    }

    void begin() {
        if (!bindings.monitor().tryGetNameService(this)) {
            failed(new Failure(Failure.Kind.QUEUE_FULL,
                    "the queue of messages to the monitor is full"));
        }
    }

    @Override
    public void replied(CapabilityReference service, ErrorCode err) {
        if (err.failed()) {
            failed(new Failure(Failure.Kind.REFUSED, "there is no name service: " + SystemError.describe(err)));
            return;
        }
        bindings.bind(service, connector, listener);
    }

    @Override
    public void failed(Failure failure) {
        listener.failed(failure);
    }
}
