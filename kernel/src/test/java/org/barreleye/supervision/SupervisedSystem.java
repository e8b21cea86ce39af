package org.barreleye.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.Policy;
import org.barreleye.boot.StandardSystem;
import org.barreleye.boot.SystemPlan;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.domain.NamedService;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.control.NextProcessResult;
import org.barreleye.generated.user.memory.MemoryBinding;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.State;
import org.barreleye.generated.user.terminal.TerminalBinding;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.generated.user.terminal.TerminalHandler;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.fault.Faults;
import org.barreleye.monitor.plan.RestartRate;

/** The standard system with a main program that may end any process, and what it needs to do so. */
final class SupervisedSystem {
    static final List<String> SERVICES = List.of("names", "memory", "processes", "terminal");

    private final String machine;
    private final List<Program> programs = new ArrayList<>();
    private Policy policy = Policy.standard().withGrant("main", "control");
    private long inputDelay;
    private RestartRate rate = RestartRate.STANDARD;
    private Optional<String> faultyService = Optional.empty();
    private FaultyService.Faults faults = (instance, upcall) -> false;
    private Faults machineFaults = Faults.none();

    private SupervisedSystem(String machine) {
        this.machine = machine;
    }

    static SupervisedSystem on(String machine) {
        return new SupervisedSystem(machine);
    }

    SupervisedSystem with(String name, BootResult.Lines lines) {
        programs.add(new BootResult.LinesProgram(name, Manifest.PLAIN, lines));
        return this;
    }

    /** With a program that may end any process. */
    SupervisedSystem withController(String name, BootResult.Lines lines) {
        programs.add(new BootResult.LinesProgram(name, Manifest.needing(Manifest.Need.CONTROL), lines));
        policy = policy.withGrant(name, "control");
        return this;
    }

    /** With a terminal that waits so long before it reads a line, in nanoseconds. */
    SupervisedSystem withInputDelay(long nanoseconds) {
        inputDelay = nanoseconds;
        return this;
    }

    /** With another bound on restarts. */
    SupervisedSystem restartedAt(RestartRate permitted) {
        rate = permitted;
        return this;
    }

    /** With a service that fails as a plan says. */
    SupervisedSystem withFaults(String service, FaultyService.Faults plan) {
        faultyService = Optional.of(service);
        faults = plan;
        return this;
    }

    /** With faults of the machine. */
    SupervisedSystem withMachineFaults(Faults ofMachine) {
        machineFaults = ofMachine;
        return this;
    }

    BootResult run(BootResult.Lines lines) {
        Manifest manifest = Manifest.needing(Manifest.Need.CONTROL);
        SystemPlan plan = StandardSystem
                .on(Presets.named(machine), new BootResult.LinesProgram("main", manifest, lines), programs,
                inputDelay)
                .restartedAt(rate)
                .grantedBy(policy);
        faultyService.ifPresent(name -> plan.replace(new FaultyService((Program.ReactorProgram) plan.programs().stream()
                .filter(program -> program.name().equals(name)).findFirst().orElseThrow(), faults)));
        return BootResult.on(machine).withInput("one", "two").withFaults(machineFaults).run(plan);
    }

    /** The process of a program that runs on core 0; 0 if there is none. Asks the monitor, which is always there. */
    static long process(Domain domain, CoreControl control, String program) throws CallFailed {
        NextProcessResult next = control.client().nextProcess(0, 0);
        while (!next.err().failed()) {
            if (next.programNumber() == SERVICES.indexOf(program) + 1) {
                return next.process();
            }
            next = control.client().nextProcess(0, next.process());
        }
        return 0;
    }

    /** The process of a program that runs. */
    static long find(Domain domain, String program) throws CallFailed {
        ProcessesClient processes = domain.processes();
        org.barreleye.generated.user.processes.NextProcessResult next = processes.nextProcess(0);
        while (!next.err().failed()) {
            if (next.program().equals(program) && next.state() == State.RUNNING) {
                return next.next();
            }
            next = processes.nextProcess(next.next());
        }
        throw new AssertionError("no process runs '" + program + "'");
    }

    /** The arguments of a process. */
    static String argumentsOf(Domain domain, long process) throws CallFailed {
        return domain.processes().nextProcess(process - 1).arguments();
    }

    /** Returns whether two blocks of memory overlap. */
    static boolean overlap(Domain domain, CapabilityReference one, CapabilityReference other) {
        RamIdentifyResult first = identify(domain, one);
        RamIdentifyResult second = identify(domain, other);
        return first.base() < second.base() + second.bytes() && second.base() < first.base() + first.bytes();
    }

    private static RamIdentifyResult identify(Domain domain, CapabilityReference memory) {
        return new RamReference(memory.address()).identify(domain.syscalls()).orBug("the memory of the test");
    }

    /** Kills the process of a service. */
    static void kill(Domain domain, String service) throws CallFailed {
        CoreControl control = new CoreControl(domain);
        ErrorCode err = control.kill(process(domain, control, service));
        if (err.failed()) {
            throw new AssertionError(err.toString());
        }
    }

    /** Uses a service; what it throws is the error of the call. */
    static void use(Domain domain, String service, NamedService<MemoryBinding, MemoryClient> memory,
            NamedService<TerminalBinding, TerminalClient> terminal) throws CallFailed {
        switch (service) {
            case "names" -> domain.nameService().lookUp("nobody");
            case "memory" -> memory.client().available(0);
            case "processes" -> domain.processes().nextProcess(0);
            default -> terminal.client().write("");
        }
    }

    static void pause(Domain domain, long nanoseconds) {
        long end = domain.syscalls().now() + nanoseconds;
        while (domain.syscalls().now() < end) {
            domain.events().pause(end);
        }
    }

    static NamedService<TerminalBinding, TerminalClient> terminal(Domain domain) {
        return domain.service("terminal", channel -> TerminalInterface.connect(channel, new TerminalHandler() {}),
                TerminalInterface::client);
    }

    static NamedService<MemoryBinding, MemoryClient> memory(Domain domain) {
        return domain.service("memory", channel -> MemoryInterface.connect(channel, new MemoryHandler() {}),
                MemoryInterface::client);
    }
}
