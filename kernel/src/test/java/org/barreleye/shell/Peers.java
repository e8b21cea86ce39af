package org.barreleye.shell;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.memory.Memory;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.names.Names;
import org.barreleye.generated.user.names.NamesHandler;
import org.barreleye.generated.user.processes.Processes;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.terminal.Terminal;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.wait.Waiting;

/** The far ends of the shell's bindings, in the same thread: while the shell waits, they get to work, and time passes. */
final class Peers implements Waiting {
    private static final long STEP = 1_000_000;

    private final List<Binding> ends = new ArrayList<>();
    private long now;

    /** The services of a system, for a shell. */
    Services services(FakeSystem system, Shell shell) {
        Names.Pair names = Names.local(new NamesHandler() {}, Names.handler(system.names));
        Processes.Pair processes = Processes.local(new ProcessesHandler() {}, Processes.handler(system.processes));
        Memory.Pair memory = Memory.local(new MemoryHandler() {}, Memory.handler(system.memory));
        Terminal.Pair terminal = Terminal.local(shell.ears(), Terminal.handler(system.terminal));
        ends.add(names.second());
        ends.add(processes.second());
        ends.add(memory.second());
        ends.add(terminal.second());
        return new Services(Names.client(names.first(), this), Processes.client(processes.first(), this),
                Memory.client(memory.first(), this), Terminal.client(terminal.first(), this));
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void pause(long deadline) {
        now += STEP;
        ends.forEach(Binding::poll);
    }
}
