package org.barreleye.domain.binding;

import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.monitor.GetNameServiceContinuation;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** An attempt to bind to the name service, whose capability the monitor provides. */
final class NameServiceLookup
        implements GetNameServiceContinuation, BindListener<NameserviceBinding>, Copyable {
    private final Bindings bindings;
    private final Connector<NameserviceBinding> connector;
    private final BindListener<NameserviceBinding> listener;
    private CapabilityReference found = CapabilityReference.ABSENT;

    NameServiceLookup(Bindings bindings, Connector<NameserviceBinding> connector,
            BindListener<NameserviceBinding> listener) {
        this.bindings = bindings;
        this.connector = connector;
        this.listener = listener;
    }

    void begin() {
        bindings.monitor().sendGetNameService(this);
    }

    @Override
    public void replied(CapabilityReference service, ErrorCode err) {
        if (err.failed()) {
            failed(new Failure(Failure.Kind.REFUSED, "there is no name service: " + SystemError.describe(err)));
            return;
        }
        found = service;
        bindings.bind(service, connector, this);
    }

    @Override
    public void bound(NameserviceBinding binding) {
        bindings.monitor().release(found);
        listener.bound(binding);
    }

    @Override
    public void failed(Failure failure) {
        if (found.isPresent()) {
            bindings.monitor().release(found);
        }
        listener.failed(failure);
    }
}
