package org.barreleye.domain;

import org.barreleye.domain.binding.Acceptor;
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
 * A program that is a service whose clients share something: it makes that once, and then its end of a binding for
 * every client; the handlers of these ends do the rest. Clients find it by its name. It is a reactor, so what is shared
 * and what the handlers remember is {@link Copyable}.
 *
 * @param <S> what is shared
 */
public interface StatefulServer<S extends Copyable> extends Program.ReactorProgram {
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
    default Upcalls load(SystemCalls syscalls, long process, long unused) {
        Domain domain = Domain.start(syscalls);
        ServiceExport<S> export = new ServiceExport<>(this, domain, open(domain));
        domain.export(export, export);
        return domain.events();
    }

    /**
     * Where clients come in.
     *
     * @param <S> what they share
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
            return server.accept(shared, channel);
        }

        @Override
        public void replied(CapabilityReference service, ErrorCode err) {
            if (err.failed()) {
                domain.syscalls().print("cannot open: " + SystemError.describe(err));
            } else {
                domain.register(server.serviceName(domain), server.attributes(), service);
            }
        }

        @Override
        public void failed(Failure failure) {
            domain.syscalls().print("cannot open: " + failure);
        }
    }
}
