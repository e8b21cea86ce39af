package org.barreleye.domain.binding;

import org.barreleye.domain.error.ServiceNotFound;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.generated.user.nameservice.SuggestContinuation;
import org.barreleye.generated.user.nameservice.WaitForContinuation;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * An attempt to bind to a service by its name: binds to the name service, waits for the name, binds to the service. If
 * the name is not registered in time, the failure names the nearest one.
 *
 * @param <B> the generated binding
 */
final class ConnectAttempt<B extends Binding>
        implements Connector<NameserviceBinding>, BindListener<NameserviceBinding>, WaitForContinuation,
        SuggestContinuation, NameserviceHandler, Copyable {
    private final Bindings bindings;
    private final String name;
    private final long timeout;
    private final Connector<B> connector;
    private final BindListener<B> listener;
    // Null until it is bound.
    private NameserviceBinding names;

    ConnectAttempt(Bindings bindings, String name, long timeout, Connector<B> connector, BindListener<B> listener) {
        this.bindings = bindings;
        this.name = name;
        this.timeout = timeout;
        this.connector = connector;
        this.listener = listener;
    }

    void begin() {
        bindings.bindToNameService(this, this);
    }

    @Override
    public NameserviceBinding connect(Channel channel) {
        return NameserviceInterface.connect(channel, this);
    }

    @Override
    public void bound(NameserviceBinding binding) {
        names = binding;
        names.sendWaitFor(name, timeout, this);
    }

    @Override
    public void replied(CapabilityReference service, ErrorCode err) {
        if (SystemError.TIMED_OUT.matches(err)) {
            names.sendSuggest(name, this);
            return;
        }
        names.close();
        if (err.failed()) {
            failed(ServiceNotFound.refused(name, err));
        } else {
            bindings.bind(service, connector, new Bound<>(bindings, service, listener));
        }
    }

    @Override
    public void replied(String nearest) {
        names.close();
        failed(ServiceNotFound.timedOut(name, timeout, nearest));
    }

    @Override
    public void failed(Failure failure) {
        listener.failed(failure);
    }

    /**
     * Deletes the capability of the service, which is not used any more when it is known whether it is bound.
     *
     * @param bindings of the domain
     * @param service the capability
     * @param listener of the attempt
     */
    private record Bound<B extends Binding>(Bindings bindings, CapabilityReference service, BindListener<B> listener)
            implements BindListener<B>, Copyable {
        @Override
        public void bound(B binding) {
            bindings.releaseAfterBind(service);
            listener.bound(binding);
        }

        @Override
        public void failed(Failure failure) {
            bindings.releaseAfterBind(service);
            listener.failed(failure);
        }
    }
}
