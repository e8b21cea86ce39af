package org.barreleye.shell;

import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Inspectors;
import org.barreleye.domain.NamedService;
import org.barreleye.generated.user.bus.BusBinding;
import org.barreleye.generated.user.bus.BusClient;
import org.barreleye.generated.user.bus.BusHandler;
import org.barreleye.generated.user.bus.BusInterface;
import org.barreleye.generated.user.devices.DevicesBinding;
import org.barreleye.generated.user.devices.DevicesClient;
import org.barreleye.generated.user.devices.DevicesHandler;
import org.barreleye.generated.user.devices.DevicesInterface;
import org.barreleye.generated.user.knowledge.KnowledgeBinding;
import org.barreleye.generated.user.knowledge.KnowledgeClient;
import org.barreleye.generated.user.knowledge.KnowledgeHandler;
import org.barreleye.generated.user.knowledge.KnowledgeInterface;
import org.barreleye.generated.user.memory.MemoryBinding;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.generated.user.net.NetBinding;
import org.barreleye.generated.user.net.NetClient;
import org.barreleye.generated.user.net.NetHandler;
import org.barreleye.generated.user.net.NetInterface;
import org.barreleye.generated.user.terminal.TerminalBinding;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.shell.command.Interruption;
import org.barreleye.shell.command.ShellContext;

/**
 * The shell as a program of the boot image. It runs in a context. Its only authority is to control the processes and
 * cores, which it passes on with {@code spawn --grant}.
 *
 * @param context properties of the run that no service has
 * @param interruption the user's interrupt
 */
public record ShellProgram(ShellContext context, Interruption interruption) implements Program.ThreadedProgram {
    /** The exit status of a shell that has no services, or whose services have failed. */
    public static final int SERVICES_UNAVAILABLE = 71;

    @Override
    public String name() {
        return "shell";
    }

    @Override
    public Manifest manifest() {
        return Manifest.needing(Manifest.Need.CONTROL);
    }

    @Override
    public int main(SystemCalls syscalls, long process, long unused) {
        try {
            Shell shell = new Shell(context, interruption);
            return shell.run(services(Domain.startThreaded(syscalls), shell));
        } catch (CallFailed failed) {
            syscalls.print("the shell ends: " + failed.getMessage());
            return SERVICES_UNAVAILABLE;
        }
    }

    private static Services services(Domain domain, Shell shell) {
        NamedService<MemoryBinding, MemoryClient> memory = domain.service("memory",
                channel -> MemoryInterface.connect(channel, new MemoryHandler() {}), MemoryInterface::client);
        NamedService<KnowledgeBinding, KnowledgeClient> knowledge = domain.service("knowledge",
                channel -> KnowledgeInterface.connect(channel, new KnowledgeHandler() {}), KnowledgeInterface::client);
        NamedService<DevicesBinding, DevicesClient> devices = domain.service("devices",
                channel -> DevicesInterface.connect(channel, new DevicesHandler() {}), DevicesInterface::client);
        NamedService<BusBinding, BusClient> bus = domain.service("bus",
                channel -> BusInterface.connect(channel, new BusHandler() {}), BusInterface::client);
        NamedService<NetBinding, NetClient> network = domain.service("network",
                channel -> NetInterface.connect(channel, new NetHandler() {}), NetInterface::client);
        NamedService<TerminalBinding, TerminalClient> terminal = domain.service("terminal",
                channel -> TerminalInterface.connect(channel, shell.terminalHandler()), TerminalInterface::client);
        CoreControl control = new CoreControl(domain);
        return new Services(domain::nameService, domain::processes, control::client, domain::authority,
                new Inspectors(domain, control)::of, memory::client, knowledge::client, devices::client,
                bus::client, network::client, terminal::client);
    }
}
