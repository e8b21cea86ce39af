package org.barreleye.service.interrupt;

import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.domain.binding.Client;
import org.barreleye.generated.user.interrupt_routing.InterruptRoutingInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.syscall.Manifest;

/**
 * The program of the interrupt routing service. At its start it masks all lines: routes of an earlier instance have
 * ended with the bindings of their clients.
 *
 * @param controllers the interrupt controllers of the machine
 */
public record InterruptRoutingService(List<ControllerPlace> controllers) implements StatefulServer<InterruptRoutes> {
    /** Copies the list. */
    public InterruptRoutingService {
        controllers = List.copyOf(controllers);
    }

    @Override
    public String name() {
        return "routing";
    }

    @Override
    public Manifest manifest() {
        return Manifest.needing(Manifest.Need.INTERRUPTS);
    }

    @Override
    public InterruptRoutes open(Domain domain) {
        InterruptRoutes routes = new InterruptRoutes(domain, ControllerTable.map(domain, controllers));
        routes.start();
        return routes;
    }

    @Override
    public Binding accept(InterruptRoutes routes, Channel channel) {
        return accept(routes, channel, Client.SELF);
    }

    @Override
    public Binding accept(InterruptRoutes routes, Channel channel, Client client) {
        return InterruptRoutingInterface.accept(channel, new RoutingSession(routes));
    }
}
