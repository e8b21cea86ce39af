package org.barreleye.service.name;

import org.barreleye.domain.Acceptor;
import org.barreleye.domain.Domain;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.monitor.ExportContinuation;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;

/** The program. It has no name itself: monitors know it. */
public record NameService() implements Program.ReactorProgram {
    @Override
    public String name() {
        return "names";
    }

    @Override
    public Upcalls load(SystemCalls syscalls, long process, long unused) {
        Domain domain = Domain.start(syscalls);
        NameRegistry registry = new NameRegistry(domain);
        domain.events().add(registry);
        ServiceExport export = new ServiceExport(domain, registry);
        domain.export(export, export);
        return domain.events();
    }

    /** Where clients come in. */
    private static final class ServiceExport implements Acceptor, ExportContinuation, Copyable {
        private final Domain domain;
        private final NameRegistry registry;

        private ServiceExport(Domain domain, NameRegistry registry) {
            this.domain = domain;
            this.registry = registry;
        }

        private ServiceExport(ServiceExport source, StateCloner cloner) {
            cloner.register(source, this);
            domain = cloner.of(source.domain);
            registry = cloner.of(source.registry);
        }

        @Override
        public ServiceExport copy(StateCloner cloner) {
            return new ServiceExport(this, cloner);
        }

        @Override
        public Binding accept(Channel channel) {
            NameSession session = new NameSession(registry);
            NameserviceBinding binding = NameserviceInterface.accept(channel, session);
            session.attach(binding);
            return binding;
        }

        // Monitors keep who has exported; nobody else needs this capability.
        @Override
        public void replied(CapabilityReference service, ErrorCode err) {
            domain.delete(service);
            domain.syscalls().print(err.failed() ? "cannot open: " + SystemError.describe(err) : "open");
        }

        @Override
        public void failed(Failure failure) {
            domain.syscalls().print("cannot open: " + failure);
        }
    }
}
