package org.barreleye.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.generated.user.inspect.InspectHandler;
import org.barreleye.generated.user.inspect.InspectInterface;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.processes.ProcessesHandler;
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
        Nameservice.Pair names = Nameservice.local(new NameserviceHandler() {}, Nameservice.handler(system.names));
        Processes.Pair processes = Processes.local(new ProcessesHandler() {}, Processes.handler(system.processes));
        Memory.Pair memory = Memory.local(new MemoryHandler() {}, Memory.handler(system.memory));
        Terminal.Pair terminal = Terminal.local(shell.terminalHandler(), Terminal.handler(system.terminal));
        InspectInterface.Pair inspection = InspectInterface.local(new InspectHandler() {}, InspectInterface.handler(system.inspection));
        serverBindings.add(inspection.second());
        serverBindings.add(names.second());
        serverBindings.add(processes.second());
        serverBindings.add(memory.second());
        serverBindings.add(terminal.second());
        InspectClient inspector = InspectInterface.client(inspection.first(), this);
        return new Services(Nameservice.client(names.first(), this), Processes.client(processes.first(), this),
                core -> core == 10 ? Optional.empty() : Optional.of(inspector),
                Memory.client(memory.first(), this), Terminal.client(terminal.first(), this));
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
