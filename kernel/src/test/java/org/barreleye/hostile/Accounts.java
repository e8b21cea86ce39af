package org.barreleye.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.BootResult.LinesProgram;
import org.barreleye.boot.Policy;
import org.barreleye.boot.StandardSystem;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.State;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;

/** Compares what a machine holds at two times at which the same processes run and nothing is under way. */
final class Accounts {
    // The usual quotas with fewer connections and processes: to use them all takes long on the host.
    private static final String HOSTILE = "hostile: memory=40M slots=256K connections=512 processes=32 calls=4096"
            + " records=4096 watches=1024 lines=64000";

    /** The name of a hostile program that is granted the control of all processes. */
    static final String CONTROLLING = "controlling";

    private static final long SECOND = 1_000_000_000L;
    private static final String NOTHING = "nothing";
    private static final long PATIENCE = 10 * SECOND;
    // Longer than any message is under way, and than a scheduler keeps the bandwidth of an ended dispatcher.
    private static final long REST = 20 * SECOND;

    private Machine machine;
    private MemoryClient memory;
    private final List<Integer> cores;
    private CoreControl control;
    private Set<Long> running;
    private Holdings before;
    private Holdings after;

    /** Counts a machine on some of whose cores programs end. */
    Accounts(Integer... cores) {
        this.cores = List.of(cores);
    }

    /** Boots a machine whose main program counts what it holds; the program needs control. */
    BootResult run(String description, List<? extends Program> programs, LinesProgram main) {
        MachineDescription described = Presets.named(description);
        List<Program> all = new ArrayList<>(programs);
        all.add(new LinesProgram(NOTHING, Manifest.PLAIN, domain -> {}));
        return BootResult.on(described).observedBy(booted -> machine = booted)
                .run(StandardSystem.on(described, main, all, 0)
                        .grantedBy(Policy.standard().with(Policy.parse(HOSTILE))
                        .withGrant(main.name(), "control").withGrant(CONTROLLING, "control")));
    }

    /** Counts what the machine holds, on behalf of a domain that runs on it. */
    void open(Domain domain) throws CallFailed {
        memory = MemoryInterface.client(
                domain.connect("memory", channel -> MemoryInterface.connect(channel, new MemoryHandler() {})),
                domain.events());
        control = new CoreControl(domain);
        control.kill(0); // which binds it
        running = runningOf(domain.processes());
        before = count(domain);
    }

    /** Ends all processes that did not run before, and counts again. */
    void close(Domain domain) throws CallFailed {
        long deadline = domain.syscalls().now() + PATIENCE;
        Set<Long> others = runningOf(domain.processes());
        others.removeAll(running);
        while (!others.isEmpty()) {
            if (domain.syscalls().now() > deadline) {
                throw new IllegalStateException("processes that the hostile program has started still run");
            }
            for (long process : others) {
                control.kill(process);
            }
            others = runningOf(domain.processes());
            others.removeAll(running);
        }
        after = count(domain);
    }

    private Holdings count(Domain domain) throws CallFailed {
        pause(domain, REST);
        // The memory service takes back the memory of clients that have ended when it is asked.
        memory.available(0);
        // A scheduler drops what it knows of ended dispatchers when it decides the next time.
        for (int core : cores) {
            domain.processes().waitFor(domain.spawn(core, NOTHING, ""), SECOND);
        }
        pause(domain, REST);
        return Holdings.of(machine);
    }

    private static Set<Long> runningOf(ProcessesClient processes) throws CallFailed {
        Set<Long> numbers = new TreeSet<>();
        NextProcessResult found = processes.nextProcess(0);
        while (!found.err().failed()) {
            if (found.state() == State.RUNNING) {
                numbers.add(found.next());
            }
            found = processes.nextProcess(found.next());
        }
        return numbers;
    }

    private static void pause(Domain domain, long nanoseconds) {
        long end = domain.syscalls().now() + nanoseconds;
        while (domain.syscalls().now() < end) {
            domain.events().pause(end);
        }
    }

    /** Returns what the machine held more or less the second time, a sentence for each. */
    List<String> differences() {
        if (before == null || after == null) {
            return List.of("the machine was not counted twice");
        }
        return before.differencesTo(after);
    }
}
