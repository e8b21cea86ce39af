package org.barreleye.shell;

import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.control.ControlClient;
import org.barreleye.generated.user.control.ControlHandler;
import org.barreleye.generated.user.control.ControlInterface;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.generated.user.inspect.InspectHandler;
import org.barreleye.generated.user.inspect.InspectInterface;
import org.barreleye.generated.user.knowledge.KnowledgeClient;
import org.barreleye.generated.user.knowledge.KnowledgeHandler;
import org.barreleye.generated.user.knowledge.KnowledgeInterface;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.ProcessesInterface;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.generated.user.terminal.TerminalHandler;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;

/** The servers of the shell, in its own thread: while the shell waits, they handle messages and time passes. */
final class LocalServices implements Waiter {
    private static final long STEP = 1_000_000;
    private static final int CORE_THAT_IS_OFF = 10;

    private List<Binding> servers = List.of();
    private long now;

    /** Connects a shell with the handlers of its services. */
    Services connect(NameserviceHandler names, ProcessesHandler processes, ControlHandler control,
            InspectHandler inspection, MemoryHandler memory, KnowledgeHandler knowledge, Shell shell,
            TerminalHandler terminal) {
        NameserviceInterface.Pair nameEnds = NameserviceInterface.local(new NameserviceHandler() {}, names);
        ProcessesInterface.Pair processEnds = ProcessesInterface.local(new ProcessesHandler() {}, processes);
        InspectInterface.Pair inspectionEnds = InspectInterface.local(new InspectHandler() {}, inspection);
        MemoryInterface.Pair memoryEnds = MemoryInterface.local(new MemoryHandler() {}, memory);
        TerminalInterface.Pair terminalEnds = TerminalInterface.local(shell.terminalHandler(), terminal);
        ControlInterface.Pair controlEnds = ControlInterface.local(new ControlHandler() {}, control);
        KnowledgeInterface.Pair knowledgeEnds =
                KnowledgeInterface.local(new KnowledgeHandler() {}, knowledge);
        servers = List.of(controlEnds.second(), inspectionEnds.second(), nameEnds.second(), processEnds.second(),
                memoryEnds.second(), knowledgeEnds.second(), terminalEnds.second());
        InspectClient inspector = InspectInterface.client(inspectionEnds.first(), this);
        NameserviceClient nameClient = NameserviceInterface.client(nameEnds.first(), this);
        ProcessesClient processClient = ProcessesInterface.client(processEnds.first(), this);
        MemoryClient memoryClient = MemoryInterface.client(memoryEnds.first(), this);
        KnowledgeClient knowledgeClient = KnowledgeInterface.client(knowledgeEnds.first(), this);
        TerminalClient terminalClient = TerminalInterface.client(terminalEnds.first(), this);
        ControlClient controlClient = ControlInterface.client(controlEnds.first(), this);
        return new Services(() -> nameClient, () -> processClient, () -> controlClient,
                authority -> CapabilityReference.ABSENT,
                core -> core == CORE_THAT_IS_OFF ? Optional.empty() : Optional.of(inspector),
                () -> memoryClient, () -> knowledgeClient, LocalServices::absent, LocalServices::absent,
                LocalServices::absent, () -> terminalClient);
    }

    private static <C> C absent() throws CallFailed {
        throw new CallFailed(new Failure(Failure.Kind.REFUSED, "the service is not here"));
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void pause(long deadline) {
        now += STEP;
        servers.forEach(Binding::poll);
    }
}
