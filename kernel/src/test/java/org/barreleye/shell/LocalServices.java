package org.barreleye.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.generated.user.inspect.InspectHandler;
import org.barreleye.generated.user.inspect.InspectInterface;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.ProcessesInterface;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.binding.Waiter;

/**
 * The far ends of the shell's bindings, in the same thread: while the shell waits, they get to work, and time passes.
 */
final class LocalServices implements Waiter {
    private static final long STEP = 1_000_000;

    private final List<Binding> serverBindings = new ArrayList<>();
    private long now;

    /** The services of a system, for a shell. */
    Services services(FakeSystem system, Shell shell) {
        NameserviceInterface.Pair names =
                NameserviceInterface.local(new NameserviceHandler() {}, NameserviceInterface.handler(system.names));
        ProcessesInterface.Pair processes =
                ProcessesInterface.local(new ProcessesHandler() {}, ProcessesInterface.handler(system.processes));
        MemoryInterface.Pair memory =
                MemoryInterface.local(new MemoryHandler() {}, MemoryInterface.handler(system.memory));
        TerminalInterface.Pair terminal =
                TerminalInterface.local(shell.terminalHandler(), TerminalInterface.handler(system.terminal));
        InspectInterface.Pair inspection =
                InspectInterface.local(new InspectHandler() {}, InspectInterface.handler(system.inspection));
        serverBindings.add(inspection.second());
        serverBindings.add(names.second());
        serverBindings.add(processes.second());
        serverBindings.add(memory.second());
        serverBindings.add(terminal.second());
        InspectClient inspector = InspectInterface.client(inspection.first(), this);
        return new Services(NameserviceInterface.client(names.first(), this),
                ProcessesInterface.client(processes.first(), this), core -> core == 10 ? Optional.empty()
                : Optional.of(inspector), MemoryInterface.client(memory.first(), this),
                TerminalInterface.client(terminal.first(), this));
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void pause(long deadline) {
        now += STEP;
        serverBindings.forEach(Binding::poll);
    }
}
