package org.barreleye.service.name;

import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.Acceptor;
import org.barreleye.domain.binding.Client;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.monitor.ExportContinuation;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.types.CapabilityReference;

/** The program of the name service. It has no record of its own: monitors return the reference to it. */
public record NameService() implements Program.ReactorProgram {
    @Override
    public String name() {
        return "names";
    }

    @Override
    public Upcalls load(SystemCalls syscalls, long process, long unused) {
        Domain domain = Domain.start(syscalls);
        NameRegistry registry = new NameRegistry(domain);
        ServiceExport export = new ServiceExport(domain, registry);
        domain.export(export, export);
        return domain.events();
    }

    /** Exports the service and accepts its clients. */
    private static final class ServiceExport implements Acceptor, ExportContinuation, Copyable {
        private final Domain domain;
        private final NameRegistry registry;

        private ServiceExport(Domain domain, NameRegistry registry) {
            this.domain = domain;
            this.registry = registry;
        }

        @Override
        public Binding accept(Channel channel) {
            return accept(channel, Client.SELF);
        }

        @Override
        public Binding accept(Channel channel, Client client) {
            NameSession session = new NameSession(registry, client);
            NameserviceBinding binding = NameserviceInterface.accept(channel, session);
            session.attach(binding);
            return binding;
        }

        // The monitors have registered the export; this copy of the reference is not needed.
        @Override
        public void replied(CapabilityReference service, ErrorCode err) {
            domain.slots().release(service);
            domain.syscalls().print(err.failed() ? "cannot open: " + SystemError.describe(err) : "open");
        }

        @Override
        public void failed(Failure failure) {
            domain.syscalls().print("cannot open: " + failure);
        }
    }
}
