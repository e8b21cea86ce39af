package org.barreleye.domain;

import org.barreleye.domain.binding.Acceptor;
import org.barreleye.domain.binding.Client;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.monitor.ExportContinuation;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A service whose clients share state: it creates the state once, and its end of a binding for every client. Clients
 * find it by its name. It is a reactor, so the shared state and the handlers are {@link Copyable}.
 *
 * @param <S> the shared state
 */
public interface StatefulServer<S extends Copyable> extends Program.ReactorProgram {
    /** Creates the shared state, before the first client binds. */
    S open(Domain domain);

    /**
     * Creates the service's end of a binding, usually with a generated {@code accept}.
     *
     * @param shared the shared state
     * @param channel to the new client
     */
    Binding accept(S shared, Channel channel);

    /**
     * Creates the service's end of a binding to a client. A service that holds something for its clients accounts for
     * it by their processes; by default a service does not distinguish them.
     */
    default Binding accept(S shared, Channel channel, Client client) {
        return accept(shared, channel);
    }

    /** The name of the service; by default the name of the program. */
    default String serviceName(Domain domain) {
        return name();
    }

    /** The attributes of the registration: words of the form key=value, separated by blanks. */
    default String attributes() {
        return "";
    }

    @Override
    default Upcalls load(SystemCalls syscalls, long process, long unused) {
        Domain domain = Domain.start(syscalls);
        ServiceExport<S> export = new ServiceExport<>(this, domain, open(domain));
        domain.export(export, export);
        return domain.events();
    }

    /**
     * The export of the service.
     *
     * @param <S> the shared state
     */
    final class ServiceExport<S extends Copyable> implements Acceptor, ExportContinuation, Copyable {
        @Shared // code
        private final StatefulServer<S> server;
        private final Domain domain;
        private final S shared;

        private ServiceExport(StatefulServer<S> server, Domain domain, S shared) {
            this.server = server;
            this.domain = domain;
            this.shared = shared;
        }

        @Override
        public Binding accept(Channel channel) {
            return accept(channel, Client.SELF);
        }

        @Override
        public Binding accept(Channel channel, Client client) {
            return server.accept(shared, channel, client);
        }

        @Override
        public void replied(CapabilityReference service, ErrorCode err) {
            if (err.failed()) {
                domain.syscalls().print("cannot open: " + SystemError.describe(err));
            } else {
                domain.register(0, server.serviceName(domain), server.attributes(), service);
            }
        }

        @Override
        public void failed(Failure failure) {
            domain.syscalls().print("cannot open: " + failure);
        }
    }
}
