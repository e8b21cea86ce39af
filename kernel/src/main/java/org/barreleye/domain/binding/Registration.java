package org.barreleye.domain.binding;

import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.nameservice.Nameservice;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.RegisterContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;

/** The registration of a service with the name service. It lasts as long as the binding over which it was made. */
final class Registration
        implements Connector<NameserviceBinding>, BindListener<NameserviceBinding>, RegisterContinuation,
        NameserviceHandler, Copyable {
    private final Bindings bindings;
    private final String name;
    private final String attributes;
    private final CapabilityReference service;

    Registration(Bindings bindings, String name, String attributes, CapabilityReference service) {
        this.bindings = bindings;
        this.name = name;
        this.attributes = attributes;
        this.service = service;
    }

    private Registration(Registration source, StateCloner cloner) {
        cloner.register(source, this);
        bindings = cloner.of(source.bindings);
        name = source.name;
        attributes = source.attributes;
        service = source.service;
    }

    @Override
    public Registration copy(StateCloner cloner) {
        return new Registration(this, cloner);
    }

    void begin() {
        bindings.bindToNameService(this, this);
    }

    @Override
    public NameserviceBinding connect(Channel channel) {
        return Nameservice.connect(channel, this);
    }

    @Override
    public void bound(NameserviceBinding names) {
        names.tryRegister(name, service, attributes, this);
    }

    @Override
    public void replied(ErrorCode err) {
        bindings.print(err.failed()
                ? "cannot be registered as '" + name + "': " + SystemError.describe(err)
                : "open as '" + name + "'");
    }

    @Override
    public void failed(Failure failure) {
        bindings.print("cannot be registered as '" + name + "': " + failure);
    }
}
