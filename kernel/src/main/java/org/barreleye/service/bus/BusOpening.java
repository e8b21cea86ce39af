package org.barreleye.service.bus;

import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.Acceptor;
import org.barreleye.domain.binding.Client;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.bus.BusBinding;
import org.barreleye.generated.user.bus.BusInterface;
import org.barreleye.generated.user.monitor.ExportContinuation;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The opening of the service, when the knowledge base has the facts about the functions that were found at the start.
 *
 * @param domain of the service
 * @param name of the service
 * @param functions which it serves
 */
record BusOpening(Domain domain, String name, BusFunctions functions) implements Acceptor, ExportContinuation,
        Copyable {
    void open() {
        domain.export(this, this);
    }

    @Override
    public Binding accept(Channel channel) {
        return accept(channel, Client.SELF);
    }

    @Override
    public Binding accept(Channel channel, Client client) {
        BusSession session = new BusSession(functions);
        BusBinding binding = BusInterface.accept(channel, session);
        session.attach(binding);
        return binding;
    }

    @Override
    public void replied(CapabilityReference service, ErrorCode err) {
        if (err.failed()) {
            domain.syscalls().print("cannot open: " + SystemError.describe(err));
        } else {
            domain.register(0, name, "", service);
        }
    }

    @Override
    public void failed(Failure failure) {
        domain.syscalls().print("cannot open: " + failure);
    }
}
