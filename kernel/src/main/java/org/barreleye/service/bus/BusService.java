package org.barreleye.service.bus;

import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.domain.binding.Client;
import org.barreleye.generated.user.bus.BusBinding;
import org.barreleye.generated.user.bus.BusInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.syscall.Manifest;

/**
 * The program of the bus enumeration service.
 *
 * @param place the bus of the machine
 */
public record BusService(BusPlace place) implements StatefulServer<BusFunctions> {
    @Override
    public String name() {
        return "bus";
    }

    @Override
    public Manifest manifest() {
        return Manifest.needing(Manifest.Need.INTERRUPTS);
    }

    @Override
    public BusFunctions open(Domain domain) {
        BusFunctions functions = new BusFunctions(domain, place);
        functions.start();
        return functions;
    }

    @Override
    public Binding accept(BusFunctions functions, Channel channel) {
        return accept(functions, channel, Client.SELF);
    }

    @Override
    public Binding accept(BusFunctions functions, Channel channel, Client client) {
        BusSession session = new BusSession(functions);
        BusBinding binding = BusInterface.accept(channel, session);
        session.attach(binding);
        return binding;
    }
}
