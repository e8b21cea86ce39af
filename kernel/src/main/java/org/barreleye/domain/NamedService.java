package org.barreleye.domain;

import java.util.Optional;
import java.util.function.BiFunction;
import org.barreleye.domain.binding.Connector;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A service that a threaded program knows by its name: bound on first use, and again after its binding has closed. If
 * the service ends, the call that waits gets one error, and the next use binds to the service that its supervisor has
 * started again, which may have to wait until it is ready.
 *
 * <pre>{@code
 * NamedService<TerminalBinding, TerminalClient> terminal = domain.service("terminal",
 *         channel -> TerminalInterface.connect(channel, new TerminalHandler() {}), TerminalInterface::client);
 * terminal.client().write("hello\n");
 * }</pre>
 *
 * @param <B> the generated binding
 * @param <C> the generated client
 */
public final class NamedService<B extends Binding, C> {
    private final Domain domain;
    private final String name;
    private final Connector<B> connector;
    private final BiFunction<B, Waiter, C> clients;
    // Kept, because the reference to a service stays valid when the service is started again.
    private CapabilityReference service = CapabilityReference.ABSENT;
    private Optional<Bound<B, C>> bound = Optional.empty();
    private final ExclusiveSection binding;

    NamedService(Domain domain, String name, Connector<B> connector, BiFunction<B, Waiter, C> clients) {
        this.domain = domain;
        this.name = name;
        this.connector = connector;
        this.clients = clients;
        binding = new ExclusiveSection(domain, "binding to " + name);
    }

    /**
     * Returns the client of the service, after it was bound if it is not.
     *
     * @throws CallFailed if it cannot be bound; of kind NO_SUCH_SERVICE, at once, if its supervisor has given it up
     */
    public C client() throws CallFailed {
        domain.events().pollArrived(); // among the events may be the end of the service
        return isBound() ? bound.get().client : binding.run(this::bindUnlessBound);
    }

    private boolean isBound() {
        return bound.isPresent() && bound.get().binding.isOpen();
    }

    private C bindUnlessBound() throws CallFailed {
        if (!isBound()) {
            B made = bind();
            bound = Optional.of(new Bound<>(made, clients.apply(made, domain.events())));
        }
        return bound.get().client;
    }

    private B bind() throws CallFailed {
        if (service.isPresent()) {
            try {
                return domain.bind(service, connector);
            } catch (CallFailed failed) {
                if (failed.failure().kind() != Failure.Kind.REFUSED) {
                    throw failed;
                }
                // Nobody supervises the service; another one may have been registered under its name.
                domain.delete(service);
                service = CapabilityReference.ABSENT;
            }
        }
        service = domain.find(name, Domain.DEFAULT_TIMEOUT);
        return domain.bind(service, connector);
    }

    private record Bound<B extends Binding, C>(B binding, C client) {}
}
