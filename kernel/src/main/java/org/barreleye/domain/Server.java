package org.barreleye.domain;

import org.barreleye.generated.user.monitor.ExportServiceContinuation;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Upcalls;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * A program that is a service: it makes its end of a binding for every client, and the handlers of these ends do the rest.
 * Clients find it by its name. It is a reactor, so what the handlers remember is {@link Copyable}.
 */
public interface Server extends Image.Reactive {
    /**
     * Makes the service's end of a binding, usually with a generated {@code accept}.
     *
     * @param domain what the service runs in
     * @param channel to the new client
     */
    Binding accept(Domain domain, Channel channel);

    /** What else the name service says of it: words of the form key=value, separated by blanks. */
    default String attributes() {
        return "";
    }

    @Override
    default Upcalls load(Trap trap, long process, long unused) {
        Domain domain = Domain.start(trap);
        Door door = new Door(this, domain);
        domain.export(door, door);
        return domain.events();
    }

    /** Where clients come in. */
    final class Door implements Acceptor, ExportServiceContinuation, Copyable {
        private final Server server;
        private final Domain domain;

        private Door(Server server, Domain domain) {
            this.server = server;
            this.domain = domain;
        }

        private Door(Door source, Copier copier) {
            copier.enter(source, this);
            server = source.server;
            domain = copier.of(source.domain);
        }

        @Override
        public Door copy(Copier copier) {
            return new Door(this, copier);
        }

        @Override
        public Binding accept(Channel channel) {
            return server.accept(domain, channel);
        }

        @Override
        public void replied(CapabilityReference service, ErrorCode err) {
            if (err.failed()) {
                domain.trap().print("cannot open: " + SystemError.describe(err));
            } else {
                new Registration(domain, server.name(), server.attributes(), service).begin();
            }
        }

        @Override
        public void failed(Failure failure) {
            domain.trap().print("cannot open: " + failure);
        }
    }
}
