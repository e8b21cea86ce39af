package org.barreleye.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.inspect.GetAncestorResult;
import org.barreleye.generated.user.inspect.GetCapabilityResult;
import org.barreleye.generated.user.inspect.InspectService;
import org.barreleye.generated.user.inspect.NextConnectionResult;
import org.barreleye.generated.user.memory.AvailableResult;
import org.barreleye.generated.user.memory.MemoryService;
import org.barreleye.generated.user.nameservice.NameserviceService;
import org.barreleye.generated.user.processes.ProcessesService;
import org.barreleye.generated.user.processes.SpawnResult;
import org.barreleye.generated.user.processes.State;
import org.barreleye.generated.user.terminal.ReadLineResult;
import org.barreleye.generated.user.terminal.TerminalService;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.shell.command.Interruption;
import org.barreleye.shell.command.ShellContext;
import org.barreleye.shell.command.TraceSource;

/**
 * A system of three cores in a test's hands: answers as the services would, and can be told to do what they seldom do.
 * Process 1 is the shell, process 2 has ended.
 */
final class FakeSystem {
    static final ErrorCode FINE = ErrorCode.NONE;

    final List<String> shown = new ArrayList<>();
    final Deque<String> typed = new ArrayDeque<>();
    final SortedMap<String, String> records = new TreeMap<>();
    final SortedMap<Long, Running> running = new TreeMap<>();
    final Interruption interruption = new Interruption();
    final Names names = new Names();
    final Processes processes = new Processes();
    final Inspection inspection = new Inspection();
    final Memory memory = new Memory();
    final Console terminal = new Console();
    /** The exit status of the next program; empty if it never ends. */
    Optional<Integer> fate = Optional.of(0);
    /** Called whenever a client waits for a process. */
    Runnable meanwhile = () -> {};
    int waits;
    private final StringBuilder unfinished = new StringBuilder();

    FakeSystem() {
        records.put("core.0", "isa=x86-64 bits=64 endianness=little mhz=2800 node=0 state=on mmu=x86-64 domain=big"
                + " scheduler=rbed");
        records.put("core.4", "isa=armv7 bits=32 endianness=big mhz=1000 node=1 state=on mmu=none domain=none"
                + " scheduler=rbed");
        records.put("core.10", "isa=armv7 bits=32 endianness=big mhz=1000 node=1 state=off mmu=none domain=none"
                + " scheduler=rbed");
        records.put("memory", "");
        running.put(1L, new Running(0, "shell", "", Optional.empty()));
        running.put(2L, new Running(4, "hello", "big world", Optional.of(3)));
    }

    /** A process. */
    record Running(long core, String program, String arguments, Optional<Integer> status) {}

    /** Runs lines from the first to the last, or until the shell ends; returns its status. */
    int run(String... lines) {
        typed.addAll(List.of(lines));
        Shell shell = new Shell(context(), interruption);
        try {
            return shell.run(new LocalServices().services(this, shell));
        } catch (org.barreleye.kpi.outcome.CallFailed failed) {
            throw new AssertionError(failed);
        }
    }

    private static ShellContext context() {
        return new ShellContext(List.of("demo", "hello"), address -> "byte " + address.offset() + " of the fake memory",
                () -> List.of(new TraceSource.Count("ipi", 0, 2), new TraceSource.Count("syscall", 0, 40),
                        new TraceSource.Count("syscall", 4, 7)));
    }

    static ErrorCode error(String name) {
        return ErrorCode.of(name);
    }

    /** Records by name. */
    final class Names implements NameserviceService {
        @Override
        public ErrorCode register(String name, CapabilityReference service, String attributes) {
            return error("NAME_IN_USE");
        }

        @Override
        public ErrorCode unregister(String name) {
            return error("NO_SUCH_NAME");
        }

        @Override
        public org.barreleye.generated.user.nameservice.LookUpResult lookUp(String name) {
            throw new AssertionError("the shell looks nothing up");
        }

        @Override
        public org.barreleye.generated.user.nameservice.WaitForResult waitFor(String name, long patience) {
            throw new AssertionError("the shell waits for no name");
        }

        @Override
        public org.barreleye.generated.user.nameservice.NextRecordResult nextRecord(String name) {
            SortedMap<String, String> after = records.tailMap(name + "\0");
            return after.isEmpty()
                    ? new org.barreleye.generated.user.nameservice.NextRecordResult("", "", error("NO_SUCH_NAME"))
                    : new org.barreleye.generated.user.nameservice.NextRecordResult(
                            after.firstKey(), after.get(after.firstKey()), FINE);
        }

        @Override
        public String suggest(String name) {
            throw new AssertionError("the shell asks for no similar name");
        }

        @Override
        public ErrorCode watch(String prefix) {
            throw new AssertionError("the shell watches nothing");
        }
    }

    /** Processes by number. */
    final class Processes implements ProcessesService {
        @Override
        public SpawnResult spawn(long core, String program, String arguments, String environment) {
            if (!records.containsKey("core." + core)) {
                return new SpawnResult(0, error("NO_SUCH_CORE"));
            }
            if (!program.equals("hello") && !program.equals("demo")) {
                return new SpawnResult(0, error("NO_SUCH_PROGRAM"));
            }
            long number = running.lastKey() + 1;
            running.put(number, new Running(core, program, (arguments + " " + environment).strip(), fate));
            return new SpawnResult(number, FINE);
        }

        @Override
        public org.barreleye.generated.user.processes.WaitForResult waitFor(long process, long patience) {
            waits++;
            meanwhile.run();
            Running found = running.get(process);
            if (found == null) {
                return new org.barreleye.generated.user.processes.WaitForResult(0, error("NO_SUCH_PROCESS"));
            }
            return found.status().isPresent()
                    ? new org.barreleye.generated.user.processes.WaitForResult(found.status().get(), FINE)
                    : new org.barreleye.generated.user.processes.WaitForResult(0, error("TIMED_OUT"));
        }

        @Override
        public ErrorCode kill(long process) {
            Running found = running.get(process);
            if (found == null) {
                return error("NO_SUCH_PROCESS");
            }
            if (process == 1) {
                return error("NOT_PERMITTED");
            }
            if (found.status().isPresent()) {
                return error("PROCESS_EXITED");
            }
            running.put(process, new Running(found.core(), found.program(), found.arguments(), Optional.of(137)));
            return FINE;
        }

        @Override
        public org.barreleye.generated.user.processes.NextProcessResult nextProcess(long process) {
            SortedMap<Long, Running> after = running.tailMap(process + 1);
            if (after.isEmpty()) {
                return new org.barreleye.generated.user.processes.NextProcessResult(
                        0, 0, State.ENDED, 0, "", "", error("NO_SUCH_PROCESS"));
            }
            Running next = after.get(after.firstKey());
            return new org.barreleye.generated.user.processes.NextProcessResult(after.firstKey(), next.core(),
                    next.status().isPresent() ? State.ENDED : State.RUNNING, next.status().orElse(0), next.program(),
                    next.arguments(), FINE);
        }

        @Override
        public ErrorCode bootCore(long core) {
            String record = records.get("core." + core);
            if (record == null) {
                return error("NO_SUCH_CORE");
            }
            if (record.contains("state=on")) {
                return error("CORE_RUNNING");
            }
            records.put("core." + core, record.replace("state=off", "state=on"));
            return FINE;
        }

        @Override
        public org.barreleye.generated.user.processes.GetInspectorResult getInspector(long core) {
            throw new AssertionError("the shell is given the inspection service by its caller");
        }
    }

    /** The capabilities and connections of the processes, the same for every core that is on. */
    final class Inspection implements InspectService {
        @Override
        public GetCapabilityResult getCapability(long process, long from) {
            if (!running.containsKey(process)) {
                return new GetCapabilityResult(CapInfo.zero(), error("NO_SUCH_PROCESS"));
            }
            return from <= 2 ? new GetCapabilityResult(dispatcher(), FINE)
                    : from <= 0x103 ? new GetCapabilityResult(frame(), FINE)
                    : new GetCapabilityResult(CapInfo.zero(), error("NO_SUCH_CAPABILITY"));
        }

        @Override
        public GetAncestorResult getAncestor(long process, long address, long generation) {
            if (address != 0x103) {
                return new GetAncestorResult(CapInfo.zero(), error("NO_SUCH_CAPABILITY"));
            }
            return generation == 0 ? new GetAncestorResult(frame(), FINE)
                    : generation == 1 ? new GetAncestorResult(described(0, ObjectType.RAM, 0x40000, 0x10000), FINE)
                    : generation == 2
                    ? new GetAncestorResult(described(0, ObjectType.PHYSICAL_MEMORY, 0, 1 << 30), FINE)
                    : new GetAncestorResult(CapInfo.zero(), error("NO_SUCH_CAPABILITY"));
        }

        @Override
        public NextConnectionResult nextConnection(long connection) {
            return connection == 0 ? new NextConnectionResult(7, 1, 4,
                    "UMP_UNCACHED: the caches of core 0 and core 4 are not coherent", FINE)
                    : new NextConnectionResult(0, 0, 0, "", error("NO_SUCH_CONNECTION"));
        }

        private CapInfo dispatcher() {
            return described(2, ObjectType.DISPATCHER, 0x3000, 4096);
        }

        private CapInfo frame() {
            return described(0x103, ObjectType.FRAME, 0x41000, 8192);
        }

        private CapInfo described(long address, ObjectType type, long offset, long bytes) {
            return new CapInfo(address, type.number(), ObjectRights.READ | ObjectRights.WRITE,
                    new CanonicalAddress(1, offset).packed(), bytes, 1, 0);
        }
    }

    /** Two nodes with memory. */
    static final class Memory implements MemoryService {
        @Override
        public org.barreleye.generated.user.memory.AllocateResult allocate(
                long bytes, long alignment, long node, long from, long to) {
            throw new AssertionError("the shell takes no memory from the memory service");
        }

        @Override
        public ErrorCode free(CapabilityReference memory) {
            throw new AssertionError("the shell gives no memory back");
        }

        @Override
        public AvailableResult available(long index) {
            return index == 0 ? new AvailableResult(0, 4096, 8192, FINE)
                    : index == 1 ? new AvailableResult(1, 1 << 20, 1 << 20, FINE)
                    : new AvailableResult(0, 0, 0, error("NO_SUCH_NODE"));
        }
    }

    /** The terminal: the lines that are typed, and the text that is shown. */
    final class Console implements TerminalService {
        @Override
        public ReadLineResult readLine(String prompt) {
            assertEmpty();
            return typed.isEmpty() ? new ReadLineResult("", true) : new ReadLineResult(typed.remove(), false);
        }

        @Override
        public void write(String text) {
            unfinished.append(text);
            int end = unfinished.indexOf("\n");
            while (end >= 0) {
                shown.add(unfinished.substring(0, end));
                unfinished.delete(0, end + 1);
                end = unfinished.indexOf("\n");
            }
        }

        private void assertEmpty() {
            if (unfinished.length() > 0) {
                throw new AssertionError("a line is unfinished before the prompt: " + unfinished);
            }
        }
    }
}
