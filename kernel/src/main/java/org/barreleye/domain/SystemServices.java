package org.barreleye.domain;

import java.util.Optional;
import org.barreleye.domain.binding.BindFuture;
import org.barreleye.domain.error.ServiceNotFound;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.memory.MemoryBinding;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.generated.user.nameservice.WaitForResult;
import org.barreleye.generated.user.processes.ProcessesBinding;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.ProcessesInterface;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The clients of the system's own services of a threaded program. Each is bound when it is first used, and again after
 * its binding has closed.
 */
final class SystemServices {
    private static final String MEMORY = "memory";
    // How long a service that has started takes to get its name, in nanoseconds, and many times that.
    static final long START = 10_000_000;

    private final Domain domain;
    private final NamedService<MemoryBinding, MemoryBinding> memory;
    private final NamedService<ProcessesBinding, ProcessesClient> processes;
    private final ExclusiveSection bindingNames;
    private Optional<NameserviceBinding> nameBinding = Optional.empty();
    private Optional<NameserviceClient> names = Optional.empty();

    SystemServices(Domain domain) {
        this.domain = domain;
        bindingNames = new ExclusiveSection(domain, "binding to the name service");
        memory = domain.service(MEMORY,
                channel -> MemoryInterface.connect(channel, new MemoryHandler() {}), (binding, waiter) -> binding);
        processes = domain.service("processes",
                channel -> ProcessesInterface.connect(channel, new ProcessesHandler() {}),
                ProcessesInterface::client);
    }

    NameserviceClient names() throws CallFailed {
        domain.events().pollArrived(); // among the events may be the end of the name service
        NameserviceBinding binding = nameBinding();
        if (names.isEmpty()) {
            names = Optional.of(NameserviceInterface.client(binding, domain.events()));
        }
        return names.get();
    }

    private NameserviceBinding nameBinding() throws CallFailed {
        return isNameServiceBound() ? nameBinding.get() : bindingNames.run(this::bindToNameServiceUnlessBound);
    }

    private boolean isNameServiceBound() {
        return nameBinding.isPresent() && nameBinding.get().isOpen();
    }

    private NameserviceBinding bindToNameServiceUnlessBound() throws CallFailed {
        if (!isNameServiceBound()) {
            names = Optional.empty();
            BindFuture<NameserviceBinding> future = new BindFuture<>();
            domain.connectToNameService(
                    channel -> NameserviceInterface.connect(channel, new NameserviceHandler() {}), future);
            nameBinding = Optional.of(future.get(domain.events()));
        }
        return nameBinding.get();
    }

    ProcessesClient processes() throws CallFailed {
        return processes.client();
    }

    /** Another client of the memory service: each thread may allocate while others do. */
    MemoryClient memory() throws CallFailed {
        return MemoryInterface.client(memory.client(), domain.events());
    }

    /** Returns whether there is a memory service; while a system starts it may not have its name yet. */
    boolean isMemoryRegistered() throws CallFailed {
        WaitForResult found = waitForName(MEMORY, START);
        domain.delete(found.service());
        return !found.err().failed();
    }

    /** Waits for the capability to the service of a name. */
    CapabilityReference find(String name, long timeout) throws CallFailed {
        WaitForResult found = waitForName(name, timeout);
        if (SystemError.TIMED_OUT.matches(found.err())) {
            throw new CallFailed(ServiceNotFound.timedOut(name, timeout,
                    NameserviceInterface.client(nameBinding(), domain.events()).suggest(name)));
        }
        if (found.err().failed()) {
            throw new CallFailed(ServiceNotFound.refused(name, found.err()));
        }
        return found.service();
    }

    WaitForResult waitForName(String name, long timeout) throws CallFailed {
        boolean isLong = timeout > Waiter.FOREVER - Domain.DEFAULT_TIMEOUT;
        long deadline = isLong ? Waiter.FOREVER : timeout + Domain.DEFAULT_TIMEOUT;
        return NameserviceInterface.client(nameBinding(), domain.events()).withDeadline(deadline)
                .waitFor(name, timeout);
    }
}
