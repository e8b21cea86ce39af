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
 * A program that is a service whose clients share something: it makes that once, and then its end of a binding for every
 * client; the handlers of these ends do the rest. Clients find it by its name. It is a reactor, so what is shared and what the
 * handlers remember is {@link Copyable}.
 *
 * @param <S> what is shared
 */
public interface StatefulServer<S extends Copyable> extends Image.Reactive {
    /** Makes what the clients share, before the first one comes. */
    S open(Domain domain);

    /**
     * Makes the service's end of a binding, usually with a generated {@code accept}.
     *
     * @param shared what {@link #open} has made
     * @param channel to the new client
     */
    Binding accept(S shared, Channel channel);

    /** Under which name clients find it; usually the name of the program. */
    default String serviceName(Domain domain) {
        return name();
    }

    /** What else the name service says of it: words of the form key=value, separated by blanks. */
    default String attributes() {
        return "";
    }

    @Override
    default Upcalls load(Trap trap, long process, long unused) {
        Domain domain = Domain.start(trap);
        Door<S> door = new Door<>(this, domain, open(domain));
        domain.export(door, door);
        return domain.events();
    }

    /**
     * Where clients come in.
     *
     * @param <S> what they share
     */
    final class Door<S extends Copyable> implements Acceptor, ExportServiceContinuation, Copyable {
        private final StatefulServer<S> server;
        private final Domain domain;
        private final S shared;

        private Door(StatefulServer<S> server, Domain domain, S shared) {
            this.server = server;
            this.domain = domain;
            this.shared = shared;
        }

        private Door(Door<S> source, Copier copier) {
            copier.enter(source, this);
            server = source.server;
            domain = copier.of(source.domain);
            shared = copier.of(source.shared);
        }

        @Override
        public Door<S> copy(Copier copier) {
            return new Door<>(this, copier);
        }

        @Override
        public Binding accept(Channel channel) {
            return server.accept(shared, channel);
        }

        @Override
        public void replied(CapabilityReference service, ErrorCode err) {
            if (err.failed()) {
                domain.trap().print("cannot open: " + SystemError.describe(err));
            } else {
                new Registration(domain, server.serviceName(domain), server.attributes(), service).begin();
            }
        }

        @Override
        public void failed(Failure failure) {
            domain.trap().print("cannot open: " + failure);
        }
    }
}
