package org.barreleye.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Inspectors;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.thread.UserThread;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.generated.user.inspect.NextConnectionResult;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.generated.user.terminal.TerminalHandler;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.generated.user.workshop.RereadResult;
import org.barreleye.generated.user.workshop.WorkshopClient;
import org.barreleye.generated.user.workshop.WorkshopHandler;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.Endianness;

/** The demonstration: runs one step after the other and ends the programs that it has started. */
public record Demo() implements Program.ThreadedProgram {
    private static final int PAGE = 4096;
    private static final int NUMBERS = 100;
    private static final int CALLS = 10;
    // The terminal service accepts 2,047 bytes in a message.
    private static final int WRITE_BYTES_MAX = 2000;
    private static final long SECOND = 1_000_000_000L;
    private static final int CORE_SHIFT = 32;
    // The number of cores with which the page is shared at most.
    private static final int SHARED_MAX = 16;

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public Manifest manifest() {
        return Manifest.needing(Manifest.Need.CONTROL);
    }

    @Override
    public int main(SystemCalls syscalls, long process, long unused) {
        try {
            Domain domain = Domain.startThreaded(syscalls);
            new Steps(domain, process).run();
            return 0;
        } catch (CallFailed failed) {
            syscalls.print(failed.getMessage());
            return 1;
        }
    }

    /** One run of all steps. */
    private static final class Steps {
        private final Domain domain;
        private final long process;
        private final int ownCore;
        private final String owner;
        private final ProcessesClient processes;
        private final Inspectors inspectors;
        private final TerminalClient terminal;
        private final SortedMap<Integer, WorkshopClient> sums;
        private final List<Long> started;

        private Steps(Domain domain, long process) throws CallFailed {
            this.domain = domain;
            this.process = process;
            // The core that assigned a process its number is the one that it runs on.
            ownCore = (int) (process >>> CORE_SHIFT);
            owner = Long.toString(process);
            processes = domain.processes();
            inspectors = new Inspectors(domain, new CoreControl(domain));
            terminal = TerminalInterface.client(
                    domain.connect("terminal", channel -> TerminalInterface.connect(channel, new TerminalHandler() {})),
                    domain.events());
            sums = new TreeMap<>();
            started = new ArrayList<>();
        }

        /** Prints a text, as many lines in a message as fit. */
        private void print(String text) throws CallFailed {
            StringBuilder chunk = new StringBuilder();
            for (String line : text.split("\n", -1)) {
                if (chunk.length() + line.length() >= WRITE_BYTES_MAX) {
                    terminal.write(chunk.toString());
                    chunk.setLength(0);
                }
                chunk.append(line).append('\n');
            }
            terminal.write(chunk.toString());
        }

        private void run() throws CallFailed {
            try {
                machine();
                startCore();
                calls();
                memory();
                preemption();
                threads();
                network();
            } finally {
                for (long process : started) {
                    processes.kill(process);
                }
            }
            print("That is all. `ps` lists processes, `bindings` connections, `help` all commands.");
        }

        private void machine() throws CallFailed {
            print("1. The machine. Each core runs its own kernel; the kernels share no data and exchange messages.");
            print(MachineDiagram.of(domain.cores(), List.of()));
        }

        private void startCore() throws CallFailed {
            Optional<CoreRecord> off = domain.cores().stream().filter(core -> !core.isOn()).findFirst();
            if (off.isEmpty()) {
                print("2. All cores are on already.");
                return;
            }
            int core = off.get().core();
            long begin = domain.syscalls().now();
            ErrorCode error = processes.bootCore(core, domain.authority(Manifest.Need.CONTROL));
            print("2. Core " + core + " was off. " + (error.failed()
                    ? "It cannot be started: " + SystemError.describe(error) + "."
                    : "The monitor of another core has started it, in "
                    + (domain.syscalls().now() - begin) / 1000 + " us."));
            print(MachineDiagram.of(domain.cores(), List.of(core)));
        }

        /** Returns the first core, and the last core of each other instruction set, which is the farthest. */
        private List<CoreRecord> coreOfEachKind() throws CallFailed {
            Map<String, CoreRecord> byIsa = new LinkedHashMap<>();
            List<CoreRecord> cores = domain.cores().stream().filter(CoreRecord::isOn).toList();
            cores.forEach(core -> byIsa.put(core.isa(), core));
            List<CoreRecord> selected = new ArrayList<>();
            selected.add(cores.get(0));
            byIsa.values().stream().filter(core -> core.core() != cores.get(0).core()).forEach(selected::add);
            return selected;
        }

        private void calls() throws CallFailed {
            print("3. One service with one interface, called " + CALLS + " times on a core of each instruction set:");
            for (CoreRecord core : coreOfEachKind()) {
                WorkshopClient sum = open(core);
                sum.where();
                long begin = domain.syscalls().now();
                for (int i = 0; i < CALLS; i++) {
                    sum.where();
                }
                long each = (domain.syscalls().now() - begin) / CALLS;
                print(String.format("   core %-3d %-8s %6d ns a call   %s", core.core(), core.isa(), each,
                        transport(core.core())));
            }
        }

        private WorkshopClient open(CoreRecord core) throws CallFailed {
            started.add(domain.spawn(core.core(), "sum", core.core() + " " + core.isa() + " " + owner));
            WorkshopClient sum = org.barreleye.generated.user.workshop.WorkshopInterface.client(
                    domain.connect(SumServer.nameOf(owner, Integer.toString(core.core())), channel ->
                            org.barreleye.generated.user.workshop.WorkshopInterface.connect(channel,
                                    new WorkshopHandler() {})),
                    domain.events());
            sums.put(core.core(), sum);
            return sum;
        }

        /** Returns the transport of this program's own connections to a core: two cores always use the same. */
        private String transport(int core) throws CallFailed {
            String transport = "";
            InspectClient inspector = inspectors.of(ownCore).orElseThrow();
            NextConnectionResult next = inspector.nextConnection(0);
            while (!next.err().failed()) {
                if (next.process() == process && next.remoteCore() == core) {
                    transport = next.transport();
                }
                next = inspector.nextConnection(next.next());
            }
            return "over " + transport.substring(0, Math.max(0, transport.indexOf(':')));
        }

        private void memory() throws CallFailed {
            String cores = openAll();
            FrameReference page = page();
            SortedSet<Long> totals = new TreeSet<>();
            for (WorkshopClient sum : sums.values()) {
                totals.add(sum.sum(page, NUMBERS).sum());
            }
            print("4. A page is shared by sending copies of its capability to services on " + cores
                    + ". The sum of 1 to " + NUMBERS + " by each: " + listed(totals));
            print("   Besides this program's own capability there are now " + holders(page) + ".");
            long begin = domain.syscalls().now();
            Outcome<Outcome.Unit> revoked = domain.revoke(page);
            long micros = (domain.syscalls().now() - begin) / 1000;
            print("   One revoke deletes the copies on all cores: " + (revoked.succeeded()
                    ? "done in " + micros + " us."
                    : "refused, " + revoked.error().sentence() + "."));
            SortedSet<String> again = new TreeSet<>();
            for (WorkshopClient sum : sums.values()) {
                RereadResult result = sum.reread();
                again.add(result.err().failed() ? SystemError.describe(result.err()) : "succeeds, " + result.number());
            }
            print("   The second read of each service: " + listed(again) + ".");
            print("   Besides this program's own capability there are now " + holders(page) + ".");
        }

        private static String listed(Set<?> results) {
            return results.stream().map(Object::toString).collect(Collectors.joining(" or "));
        }

        private PageHolders holders(FrameReference page) throws CallFailed {
            return PageHolders.count(inspectors, process, page, sums.keySet());
        }

        /** Starts the service on all other cores that are on, up to a limit; returns which cores have it. */
        private String openAll() throws CallFailed {
            List<CoreRecord> on = domain.cores().stream().filter(CoreRecord::isOn).toList();
            for (CoreRecord core : on) {
                if (sums.size() < SHARED_MAX && !sums.containsKey(core.core())) {
                    open(core);
                }
            }
            return on.size() == 1 ? "the only core" : sums.size() == on.size() ? "all " + on.size() + " cores"
                    : sums.size() + " of the " + on.size() + " cores, which is the most that it uses";
        }

        private FrameReference page() throws CallFailed {
            RamReference memory = domain.allocate(PAGE);
            Outcome<FrameReference> frame = domain.createFrame(memory, PAGE);
            Window window = frame.flatMap(domain::map).value();
            for (int i = 0; i < NUMBERS; i++) {
                domain.syscalls().memory().store(
                        window.base() + (long) i * Long.BYTES, Long.BYTES, i + 1, Endianness.LITTLE);
            }
            window.clean();
            return frame.value();
        }

        private void preemption() throws CallFailed {
            List<CoreRecord> kinds = coreOfEachKind();
            int core = kinds.get(kinds.size() - 1).core();
            long hog = domain.spawn(core, "hog", "");
            started.add(hog);
            long begin = domain.syscalls().now();
            sums.get(core).where();
            sums.get(core).where();
            long micros = (domain.syscalls().now() - begin) / 2000;
            print("5. A program on core " + core + " never blocks. It is preempted by the timer: the service there"
                    + " replies after " + micros + " us.");
            processes.kill(hog);
            long status = processes.waitFor(hog, SECOND).status();
            print("   It is killed and ends with status " + status + ".");
        }

        private void network() throws CallFailed {
            Optional<String> result = NetworkStep.run(domain);
            if (result.isPresent()) {
                print("7. " + result.get());
            }
        }

        private void threads() throws CallFailed {
            SystemCalls syscalls = domain.syscalls();
            AtomicBoolean enough = new AtomicBoolean();
            UserThread busy = domain.threads().create("busy", () -> {
                while (!enough.get()) {
                    syscalls.compute(CpuHog.CYCLES_AT_A_TIME);
                }
            });
            long begin = syscalls.now();
            domain.threads().yield();
            long micros = (syscalls.now() - begin) / 1000;
            enough.set(true);
            busy.join();
            print("6. A thread of this program never blocks. It is preempted by the scheduler of the program: the other"
                    + " thread runs again after " + micros + " us.");
        }
    }
}
