package org.barreleye.domain.binding;

import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.monitor.ExportContinuation;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.generated.user.nameservice.RegisterContinuation;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The registration of a service with the name service. It lasts as long as the binding over which it was made; if the
 * name service ends, the service is registered with the next one.
 */
final class Registration
        implements Connector<NameserviceBinding>, BindListener<NameserviceBinding>, RegisterContinuation,
        NameserviceHandler, Copyable {
    private static final int REFUSED = 1;

    private final Bindings bindings;
    private final int index;
    private final String name;
    private final String attributes;
    private CapabilityReference service;
    private boolean bound;
    private Optional<NameserviceBinding> binding = Optional.empty();

    Registration(Bindings bindings, int index, String name, String attributes, CapabilityReference service) {
        this.bindings = bindings;
        this.index = index;
        this.name = name;
        this.attributes = attributes;
        this.service = service;
    }

    void begin() {
        bindings.bindToNameService(this, this);
    }

    @Override
    public NameserviceBinding connect(Channel channel) {
        return NameserviceInterface.connect(channel, this);
    }

    @Override
    public void bound(NameserviceBinding names) {
        bound = true;
        binding = Optional.of(names);
        names.sendRegister(name, service, attributes, this);
    }

    /**
     * Registers another capability in the place of the one that was revoked.
     *
     * @param first the new capability to the interface 0
     */
    void renew(CapabilityReference first) {
        if (index == 0) {
            replace(first);
        } else {
            bindings.monitor().sendExport(index, new ExportedAgain(this));
        }
    }

    private void replace(CapabilityReference newService) {
        service = newService;
        binding.filter(NameserviceBinding::isOpen).ifPresent(names -> {
            names.sendUnregister(name, new Unregistered());
            names.sendRegister(name, service, attributes, this);
        });
    }

    /** The new capability to an interface other than the first. */
    private record ExportedAgain(Registration registration) implements ExportContinuation, Copyable {
        @Override
        public void replied(CapabilityReference service, ErrorCode err) {
            if (!err.failed()) {
                registration.replace(service);
            }
        }

        @Override
        public void failed(Failure failure) {}
    }

    /** The record with the old capability is removed. */
    private record Unregistered() implements ErrorContinuation, Copyable {
        @Override
        public void replied(ErrorCode err) {}

        @Override
        public void failed(Failure failure) {}
    }

    @Override
    public void replied(ErrorCode err) {
        if (err.failed()) {
            bindings.print("cannot be registered as '" + name + "': " + SystemError.describe(err));
            // A service without a name has no clients.
            bindings.exit(REFUSED);
        } else {
            bindings.print("open as '" + name + "'");
        }
    }

    @Override
    public void onClosed(Failure reason) {
        bound = false;
        if (reason.kind() == Failure.Kind.PEER_GONE) {
            begin();
        }
    }

    @Override
    public void failed(Failure failure) {
        if (failure.kind() == Failure.Kind.PEER_GONE) {
            if (!bound) {
                begin(); // the name service has ended before it has answered
            }
            return;
        }
        bindings.print("cannot be registered as '" + name + "': " + failure);
    }
}
