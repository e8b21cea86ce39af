package org.barreleye.domain;

import org.barreleye.generated.user.names.Names;
import org.barreleye.generated.user.names.NamesBinding;
import org.barreleye.generated.user.names.NamesHandler;
import org.barreleye.generated.user.names.RegisterContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** A service on its way into the name service, where it stays as long as the binding that brought it there. */
final class Registration
        implements Connector<NamesBinding>, Bound<NamesBinding>, RegisterContinuation, NamesHandler, Copyable {
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

    private Registration(Registration source, Copier copier) {
        copier.enter(source, this);
        domain = copier.of(source.domain);
        name = source.name;
        attributes = source.attributes;
        service = source.service;
    }

    @Override
    public Registration copy(Copier copier) {
        return new Registration(this, copier);
    }

    void begin() {
        domain.findNames(this, this);
    }

    @Override
    public NamesBinding connect(Channel channel) {
        return Names.connect(channel, this);
    }

    @Override
    public void bound(NamesBinding names) {
        names.tryRegister(name, service, attributes, this);
    }

    @Override
    public void replied(ErrorCode err) {
        domain.trap().print(err.failed()
                ? "cannot be registered as '" + name + "': " + SystemError.describe(err)
                : "open as '" + name + "'");
    }

    @Override
    public void failed(Failure failure) {
        domain.trap().print("cannot be registered as '" + name + "': " + failure);
    }
}
