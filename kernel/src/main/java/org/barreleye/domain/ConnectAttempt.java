package org.barreleye.domain;

import org.barreleye.generated.user.names.Names;
import org.barreleye.generated.user.names.NamesBinding;
import org.barreleye.generated.user.names.NamesHandler;
import org.barreleye.generated.user.names.WaitForContinuation;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * A domain on its way to a service of which it knows the name: first to the name service, then to the service.
 *
 * @param <B> the generated binding
 */
final class ConnectAttempt<B extends Binding>
        implements Connector<NamesBinding>, Bound<NamesBinding>, WaitForContinuation, NamesHandler, Copyable {
    private final Domain domain;
    private final String name;
    private final long patience;
    private final Connector<B> connector;
    private final Bound<B> waiting;
    // Absent until it is bound.
    private NamesBinding names;

    ConnectAttempt(Domain domain, String name, long patience, Connector<B> connector, Bound<B> waiting) {
        this.domain = domain;
        this.name = name;
        this.patience = patience;
        this.connector = connector;
        this.waiting = waiting;
    }

    private ConnectAttempt(ConnectAttempt<B> source, Copier copier) {
        copier.enter(source, this);
        domain = copier.of(source.domain);
        name = source.name;
        patience = source.patience;
        connector = copier.ofForeign(source.connector);
        waiting = copier.ofForeign(source.waiting);
        names = source.names == null ? null : copier.of(source.names);
    }

    @Override
    public ConnectAttempt<B> copy(Copier copier) {
        return new ConnectAttempt<>(this, copier);
    }

    void begin() {
        domain.findNames(this, this);
    }

    @Override
    public NamesBinding connect(Channel channel) {
        return Names.connect(channel, this);
    }

    @Override
    public void bound(NamesBinding binding) {
        names = binding;
        names.tryWaitFor(name, patience, this);
    }

    @Override
    public void replied(CapabilityReference service, ErrorCode err) {
        names.close();
        if (err.failed()) {
            failed(new Failure(
                    Failure.Kind.REFUSED, "there is no service '" + name + "': " + SystemError.describe(err)));
        } else {
            domain.bind(service, connector, waiting);
        }
    }

    @Override
    public void failed(Failure failure) {
        waiting.failed(failure);
    }
}
