package org.barreleye.domain;

import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.generated.user.nameservice.RegisterContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;

/** A service on its way into the name service, where it stays as long as the binding that brought it there. */
final class Registration
        implements Connector<NameserviceBinding>, BindListener<NameserviceBinding>, RegisterContinuation,
        NameserviceHandler, Copyable {
    private final Domain domain;
    private final String name;
    private final String attributes;
    private final CapabilityReference service;

    Registration(Domain domain, String name, String attributes, CapabilityReference service) {
        this.domain = domain;
        this.name = name;
        this.attributes = attributes;
        this.service = service;
    }

    private Registration(Registration source, StateCloner cloner) {
        cloner.register(source, this);
        domain = cloner.of(source.domain);
        name = source.name;
        attributes = source.attributes;
        service = source.service;
    }

    @Override
    public Registration copy(StateCloner cloner) {
        return new Registration(this, cloner);
    }

    void begin() {
        domain.connectToNameService(this, this);
    }

    @Override
    public NameserviceBinding connect(Channel channel) {
        return NameserviceInterface.connect(channel, this);
    }

    @Override
    public void bound(NameserviceBinding names) {
        names.tryRegister(name, service, attributes, this);
    }

    @Override
    public void replied(ErrorCode err) {
        domain.syscalls().print(err.failed()
                ? "cannot be registered as '" + name + "': " + SystemError.describe(err)
                : "open as '" + name + "'");
    }

    @Override
    public void failed(Failure failure) {
        domain.syscalls().print("cannot be registered as '" + name + "': " + failure);
    }
}
