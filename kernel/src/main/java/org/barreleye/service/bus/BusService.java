package org.barreleye.service.bus;

import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.domain.binding.Client;
import org.barreleye.generated.user.bus.BusHandler;
import org.barreleye.generated.user.bus.BusInterface;
import org.barreleye.generated.user.bus.RescanReply;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.state.Copyable;
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
        return BusInterface.accept(channel, new Session(functions));
    }

    /** Serves one client. */
    private record Session(BusFunctions functions) implements BusHandler, Copyable {
        @Override
        public void rescan(RescanReply reply) {
            functions.scan();
            reply.reply(functions.count());
        }
    }
}
