package org.barreleye.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.domain.SystemError;
import org.barreleye.domain.thread.UserThread;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.processes.ConnectionResult;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.terminal.Terminal;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.generated.user.terminal.TerminalHandler;
import org.barreleye.generated.user.workshop.LookAgainResult;
import org.barreleye.generated.user.workshop.TotalResult;
import org.barreleye.generated.user.workshop.WorkshopClient;
import org.barreleye.generated.user.workshop.WorkshopHandler;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.Endianness;

/** The guide: shows one thing after the other, and cleans up behind itself. */
public record Demo() implements Image.Straight {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final int PAGE = 4096;
    private static final int NUMBERS = 100;
    private static final int CALLS = 10;
    // The terminal takes 2,047 bytes.
    private static final int AT_ONCE = 2000;
    private static final long SECOND = 1_000_000_000L;

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public int main(Trap trap, long process, long unused) {
        try {
            Domain domain = Domain.start(trap);
            new Tour(domain, process).lead();
            return 0;
        } catch (CallFailed failed) {
            trap.print(failed.getMessage());
            return 1;
        }
    }

    /** One walk through everything. */
    private static final class Tour {
        private final Domain domain;
        private final String owner;
        private final ProcessesClient processes;
        private final TerminalClient terminal;
        private final Map<Integer, WorkshopClient> workshops;
        private final List<Long> started;

        private Tour(Domain domain, long process) throws CallFailed {
            this.domain = domain;
            owner = Long.toString(process);
            processes = domain.processes();
            terminal = Terminal.client(
                    domain.connect("terminal", channel -> Terminal.connect(channel, new TerminalHandler() {})),
                    domain.events());
            workshops = new LinkedHashMap<>();
            started = new ArrayList<>();
        }

        /** Shows lines, as many at a time as the terminal takes. */
        private void say(String text) throws CallFailed {
            StringBuilder some = new StringBuilder();
            for (String line : text.split("\n", -1)) {
                if (some.length() + line.length() >= AT_ONCE) {
                    terminal.write(some.toString());
                    some.setLength(0);
                }
                some.append(line).append('\n');
            }
            terminal.write(some.toString());
        }

        private void lead() throws CallFailed {
            try {
                machine();
                startCore();
                calls();
                memory();
                preemption();
                threads();
            } finally {
                for (long process : started) {
                    processes.kill(process);
                }
            }
            say("That is all. `ps` shows what has ended, `bindings` what is connected, `help` what else there is.");
        }

        private void machine() throws CallFailed {
            say("1. The machine. Each core runs a kernel of its own; they share no data, and send messages.");
            say(Picture.of(domain.cores(), List.of()));
        }

        private void startCore() throws CallFailed {
            Optional<CoreRecord> off = domain.cores().stream().filter(core -> !core.isOn()).findFirst();
            if (off.isEmpty()) {
                say("2. All cores are on already.");
                return;
            }
            int core = off.get().core();
            long begin = domain.trap().now();
            ErrorCode refused = processes.bootCore(core);
            say("2. Core " + core + " was off. " + (refused.failed()
                    ? "It cannot be started: " + SystemError.describe(refused) + "."
                    : "Its neighbour's monitor has started it, in " + (domain.trap().now() - begin) / 1000 + " us."));
            say(Picture.of(domain.cores(), List.of(core)));
        }

        /** A core of every kind, the farthest of each, and the core that this runs on. */
        private List<CoreRecord> guests() throws CallFailed {
            Map<String, CoreRecord> byIsa = new LinkedHashMap<>();
            List<CoreRecord> cores = domain.cores().stream().filter(CoreRecord::isOn).toList();
            cores.forEach(core -> byIsa.put(core.isa(), core));
            List<CoreRecord> guests = new ArrayList<>();
            guests.add(cores.get(0));
            byIsa.values().stream().filter(core -> core.core() != cores.get(0).core()).forEach(guests::add);
            return guests;
        }

        private void calls() throws CallFailed {
            say("3. One service, one interface, called " + CALLS + " times on a core of every kind:");
            for (CoreRecord core : guests()) {
                WorkshopClient workshop = open(core);
                workshop.greet();
                long begin = domain.trap().now();
                for (int i = 0; i < CALLS; i++) {
                    workshop.greet();
                }
                long each = (domain.trap().now() - begin) / CALLS;
                say(String.format("   core %-3d %-8s %6d ns a call   %s", core.core(), core.isa(), each, way(core.core())));
            }
        }

        private WorkshopClient open(CoreRecord core) throws CallFailed {
            started.add(domain.spawn(core.core(), "workshop", core.core() + " " + core.isa() + " " + owner));
            WorkshopClient workshop = org.barreleye.generated.user.workshop.Workshop.client(
                    domain.connect(Workshop.nameOf(owner, Integer.toString(core.core())), channel ->
                            org.barreleye.generated.user.workshop.Workshop.connect(channel, new WorkshopHandler() {})),
                    domain.events());
            workshops.put(core.core(), workshop);
            return workshop;
        }

        /** Which transport the last connection of a core uses. */
        private String way(int core) throws CallFailed {
            String way = "";
            ConnectionResult next = processes.connection(core, 0);
            while (!next.err().failed()) {
                way = next.transport();
                next = processes.connection(core, next.next());
            }
            return "over " + way.substring(0, Math.max(0, way.indexOf(':')));
        }

        private void memory() throws CallFailed {
            say("4. Memory is lent by capability. The sum of 1 to " + NUMBERS + ", of one page, by every workshop:");
            for (Map.Entry<Integer, WorkshopClient> workshop : workshops.entrySet()) {
                FrameReference page = page();
                TotalResult total = workshop.getValue().total(page, NUMBERS);
                KernelError revoked = ROOT.revoke(domain.trap(), page.address()).error();
                LookAgainResult again = workshop.getValue().lookAgain();
                say(String.format("   core %-3d sum %d; revoke: %s; looking again: %s", workshop.getKey(), total.sum(),
                        revoked == KernelError.NONE ? "done" : "refused (" + revoked + ")",
                        again.err().failed() ? SystemError.describe(again.err()) : "still there, " + again.number()));
            }
        }

        private FrameReference page() throws CallFailed {
            RamReference memory = domain.allocate(PAGE);
            Outcome<FrameReference> frame = domain.frame(memory, PAGE);
            Window window = frame.then(domain::map).value();
            for (int i = 0; i < NUMBERS; i++) {
                domain.trap().memory().store(
                        window.base() + (long) i * Long.BYTES, Long.BYTES, i + 1, Endianness.LITTLE);
            }
            window.clean();
            return frame.value();
        }

        private void preemption() throws CallFailed {
            List<Integer> cores = new ArrayList<>(workshops.keySet());
            int core = cores.get(cores.size() - 1);
            long greedy = domain.spawn(core, "greedy", "");
            started.add(greedy);
            long begin = domain.trap().now();
            workshops.get(core).greet();
            workshops.get(core).greet();
            long micros = (domain.trap().now() - begin) / 2000;
            say("5. A program on core " + core + " never waits. The timer takes the core from it: the workshop there still"
                    + " answers, after " + micros + " us.");
            processes.kill(greedy);
            long status = processes.waitFor(greedy, SECOND).status();
            say("   It is killed from here, and ends with status " + status + ".");
        }

        private void threads() throws CallFailed {
            Trap trap = domain.trap();
            AtomicBoolean enough = new AtomicBoolean();
            UserThread busy = domain.threads().create("busy", () -> {
                while (!enough.get()) {
                    trap.compute(Greedy.CYCLES_AT_A_TIME);
                }
            });
            long begin = trap.now();
            domain.threads().yield();
            long micros = (trap.now() - begin) / 1000;
            enough.set(true);
            busy.join();
            say("6. A thread of this program never waits either. The program's own scheduler takes its core away: the thread beside"
                    + " it was back after " + micros + " us.");
        }
    }
}
