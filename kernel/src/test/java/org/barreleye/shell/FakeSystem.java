package org.barreleye.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.quota.Quota;
import org.barreleye.domain.quota.Resource;
import org.barreleye.generated.user.addressspace.MappedInfo;
import org.barreleye.generated.user.addressspace.TranslationCounts;
import org.barreleye.generated.user.addressspace.WalkInfo;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.control.ComponentEvent;
import org.barreleye.generated.user.control.ComponentState;
import org.barreleye.generated.user.control.ControlHandler;
import org.barreleye.generated.user.control.GetEventReply;
import org.barreleye.generated.user.control.NextComponentReply;
import org.barreleye.generated.user.inspect.GetAncestorReply;
import org.barreleye.generated.user.inspect.GetCapabilityReply;
import org.barreleye.generated.user.inspect.GetCoreInterruptsReply;
import org.barreleye.generated.user.inspect.GetCoreTranslationsReply;
import org.barreleye.generated.user.inspect.GetQuotaReply;
import org.barreleye.generated.user.inspect.GetTranslationsReply;
import org.barreleye.generated.user.inspect.InspectHandler;
import org.barreleye.generated.user.inspect.LoadCellReply;
import org.barreleye.generated.user.inspect.NextConnectionReply;
import org.barreleye.generated.user.inspect.NextMappedReply;
import org.barreleye.generated.user.inspect.NextRelatedReply;
import org.barreleye.generated.user.inspect.WalkReply;
import org.barreleye.generated.user.memory.AvailableReply;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.nameservice.GetUsageReply;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.NextRecordReply;
import org.barreleye.generated.user.processes.BootCoreReply;
import org.barreleye.generated.user.processes.KillReply;
import org.barreleye.generated.user.processes.NextProcessReply;
import org.barreleye.generated.user.processes.ProbeReply;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.SpawnGrantingReply;
import org.barreleye.generated.user.processes.SpawnReply;
import org.barreleye.generated.user.processes.State;
import org.barreleye.generated.user.processes.StopCoreReply;
import org.barreleye.generated.user.processes.WaitForReply;
import org.barreleye.generated.user.quotas.QuotaAmounts;
import org.barreleye.generated.user.terminal.ReadLineReply;
import org.barreleye.generated.user.terminal.TerminalHandler;
import org.barreleye.generated.user.terminal.WriteReply;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.shell.command.Interruption;
import org.barreleye.shell.command.ShellContext;
import org.barreleye.shell.command.TraceSource;

/**
 * A system of three cores that a test controls: it answers as the services do, and can be told to do what they seldom
 * do. Process 1 is the shell, process 2 has ended.
 */
final class FakeSystem {
    private static final ErrorCode FINE = ErrorCode.NONE;
    private static final List<String> PROGRAMS = List.of("demo", "hello");
    private static final String REMOTE_CORE =
            "isa=armv7 bits=32 endianness=big mhz=1000 node=1 state=%s mmu=none domain=none scheduler=rbed";

    final List<String> shown = new ArrayList<>();
    final FakeKnowledge knowledge = new FakeKnowledge();
    final SortedMap<String, String> records = new TreeMap<>();
    final SortedMap<Long, Running> running = new TreeMap<>();
    final Interruption interruption = new Interruption();
    /** The exit status of the next program; empty if it never ends. */
    Optional<Integer> nextStatus = Optional.of(0);
    /** Runs whenever the shell waits for a process. */
    Runnable onWait = () -> {};
    Runnable onSearch = () -> {};
    int waits;
    /** A core whose monitor does not answer. */
    Optional<Long> silentCore = Optional.empty();
    /** The authorities, the memory and the connections that the shell has passed on. */
    final List<String> terms = new ArrayList<>();
    private final Deque<String> typed = new ArrayDeque<>();

    FakeSystem() {
        records.put("core.0", "isa=x86-64 bits=64 endianness=little mhz=2800 node=0 state=on mmu=x86-64 domain=big"
                + " scheduler=rbed");
        records.put("core.4", REMOTE_CORE.formatted("on"));
        records.put("core.10", REMOTE_CORE.formatted("off"));
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
            return shell.run(new LocalServices().connect(new Names(), new Processes(), new Control(), new Inspection(),
                    new Memory(), knowledge, shell, new Console()));
        } catch (CallFailed failed) {
            throw new AssertionError(failed);
        }
    }

    private static ShellContext context() {
        return new ShellContext(PROGRAMS, address -> "byte " + address.offset() + " of the fake memory",
                () -> List.of(new TraceSource.Count("ipi", 0, 2), new TraceSource.Count("syscall", 0, 40),
                        new TraceSource.Count("syscall", 4, 7)));
    }

    private static ErrorCode error(String name) {
        return ErrorCode.of(name);
    }

    // A message that no handler below takes closes its binding, which fails the test: the shell sends no such message.

    /** Records by name. */
    private final class Names implements NameserviceHandler {
        @Override
        public void getUsage(long process, GetUsageReply reply) {
            reply.reply(2, 1);
        }

        @Override
        public void nextRecord(String name, NextRecordReply reply) {
            SortedMap<String, String> after = records.tailMap(name + "\0");
            if (after.isEmpty()) {
                reply.reply("", "", error("NO_SUCH_NAME"));
            } else {
                reply.reply(after.firstKey(), after.get(after.firstKey()), FINE);
            }
        }
    }

    /** Processes by number. */
    private final class Processes implements ProcessesHandler {
        @Override
        public void spawn(long core, String program, String arguments, String environment, SpawnReply reply) {
            if (!records.containsKey("core." + core)) {
                reply.reply(0, error("NO_SUCH_CORE"));
            } else if (!PROGRAMS.contains(program)) {
                reply.reply(0, error("NO_SUCH_PROGRAM"));
            } else {
                long number = running.lastKey() + 1;
                running.put(number, new Running(core, program, (arguments + " " + environment).strip(), nextStatus));
                reply.reply(number, FINE);
            }
        }

        @Override
        public void spawnGranting(long core, String program, String arguments, String environment, QuotaAmounts quota,
                long grants, CapabilityReference control, CapabilityReference memory, CapabilityReference terminal,
                CapabilityReference devices, SpawnGrantingReply reply) {
            terms.add(grants + " " + quota.memory() + " " + quota.connections());
            if (grants == 0) {
                running.put(9L, new Running(core, program, arguments, nextStatus));
            }
            reply.reply(9, grants == 0 ? FINE : error("CONTROL_NOT_HELD"));
        }

        @Override
        public void waitFor(long process, long timeout, WaitForReply reply) {
            waits++;
            onWait.run();
            Running found = running.get(process);
            reply.reply(found == null ? 0 : found.status().orElse(0), found == null ? error("NO_SUCH_PROCESS")
                    : found.status().isPresent() ? FINE : error("TIMED_OUT"));
        }

        @Override
        public void kill(long process, KillReply reply) {
            Running found = running.get(process);
            if (found == null) {
                reply.reply(error("NO_SUCH_PROCESS"));
            } else if (process == 1) {
                reply.reply(error("NOT_OWNER"));
            } else if (found.status().isPresent()) {
                reply.reply(error("PROCESS_EXITED"));
            } else {
                running.put(process, new Running(found.core(), found.program(), found.arguments(), Optional.of(137)));
                reply.reply(FINE);
            }
        }

        @Override
        public void nextProcess(long process, NextProcessReply reply) {
            SortedMap<Long, Running> after = running.tailMap(process + 1);
            if (after.isEmpty()) {
                reply.reply(0, 0, State.ENDED, 0, "", "", false, error("NO_SUCH_PROCESS"));
            } else {
                Running next = after.get(after.firstKey());
                reply.reply(after.firstKey(), next.core(), next.status().isPresent() ? State.ENDED : State.RUNNING,
                        next.status().orElse(0), next.program(), next.arguments(), false, FINE);
            }
        }

        @Override
        public void stopCore(long core, CapabilityReference control, StopCoreReply reply) {
            reply.reply(core == 0 ? error("BOOT_CORE") : FINE);
        }

        @Override
        public void probe(ProbeReply reply) {
            reply.reply(FINE);
        }

        @Override
        public void bootCore(long core, CapabilityReference control, BootCoreReply reply) {
            String record = records.getOrDefault("core." + core, "");
            records.computeIfPresent("core." + core, (name, was) -> was.replace("state=off", "state=on"));
            reply.reply(record.isEmpty() ? error("NO_SUCH_CORE")
                    : record.contains("state=on") ? error("CORE_RUNNING") : FINE);
        }
    }

    /** The control of the cores: a name service that was killed once, and the shell, which is not restarted. */
    private final class Control implements ControlHandler {
        private static final long SECOND = 1_000_000_000L;

        @Override
        public void kill(long process, org.barreleye.generated.user.control.KillReply reply) {
            reply.reply(error("NO_SUCH_PROCESS"));
        }

        @Override
        public void nextComponent(String name, NextComponentReply reply) {
            switch (name) {
                case "" -> reply.reply("names", ComponentState.READY, 7, 1, 2, 3, SECOND, FINE);
                case "names" -> reply.reply("shell", ComponentState.READY, 1, 0, 0, 0, SECOND, FINE);
                default -> reply.reply("", ComponentState.ENDED, 0, 0, 0, 0, 0, error("NO_SUCH_COMPONENT"));
            }
        }

        @Override
        public void getEvent(String component, long index, GetEventReply reply) {
            ComponentEvent[] events = {ComponentEvent.STARTED, ComponentEvent.BECAME_READY, ComponentEvent.TERMINATED,
                ComponentEvent.NOT_STARTED, ComponentEvent.STARTED, ComponentEvent.BECAME_READY};
            long[] processes = {0, 3, 3, 0, 0, 7};
            if (index < events.length && component.equals("names")) {
                ComponentEvent event = events[(int) index];
                reply.reply(event, 1_005 * (index + 1), processes[(int) index],
                        event == ComponentEvent.TERMINATED ? 137 : 0,
                        event == ComponentEvent.NOT_STARTED ? "out of luck" : "", FINE);
            } else {
                reply.reply(ComponentEvent.STARTED, 0, 0, 0, "", error("NO_SUCH_EVENT"));
            }
        }
    }

    /** The capabilities and connections of the processes, the same for every core that is on. */
    private final class Inspection implements InspectHandler {
        @Override
        public void getCapability(long process, long from, GetCapabilityReply reply) {
            if (!running.containsKey(process)) {
                reply.reply(CapInfo.zero(), error("NO_SUCH_PROCESS"));
            } else if (from > 0x103) {
                reply.reply(CapInfo.zero(), error("NO_SUCH_CAPABILITY"));
            } else {
                reply.reply(from <= 2 ? FakeCapabilities.DISPATCHER : FakeCapabilities.FRAME_AND_ANCESTORS.get(0),
                        FINE);
            }
        }

        @Override
        public void getAncestor(long process, long address, long generation, GetAncestorReply reply) {
            Optional<CapInfo> found = FakeCapabilities.ancestor(process, address, generation);
            reply.reply(found.orElse(CapInfo.zero()), found.isPresent() ? FINE : error("NO_SUCH_CAPABILITY"));
        }

        /** Comes to one capability in each call, and never answers for a core that is to be silent. */
        @Override
        public void nextRelated(CapInfo object, long process, long from, NextRelatedReply reply) {
            Optional<FakeCapabilities.Held> next = FakeCapabilities.next(process, from);
            onSearch.run();
            if (silentCore.equals(Optional.of(process >>> 32))) {
                return;
            }
            if (next.isPresent()) {
                reply.reply(next.get().process(), next.get().isRelatedTo(object), next.get().capability(), FINE);
            } else {
                reply.reply(0, false, CapInfo.zero(), error("NO_SUCH_CAPABILITY"));
            }
        }

        @Override
        public void nextMapped(long process, long from, NextMappedReply reply) {
            Optional<MappedInfo> next = FakeAddressSpaces.next(process, from);
            onSearch.run();
            reply.reply(next.orElse(MappedInfo.zero()), !exists(process) ? error("NO_SUCH_PROCESS")
                    : next.isPresent() ? FINE : ErrorCode.of(KernelError.NOT_MAPPED));
        }

        @Override
        public void walk(long process, long address, long depth, WalkReply reply) {
            Optional<WalkInfo> step = FakeAddressSpaces.step(process, address, depth);
            reply.reply(step.orElse(WalkInfo.zero()), !exists(process) ? error("NO_SUCH_PROCESS")
                    : !FakeAddressSpaces.hasMmu(process) ? ErrorCode.of(KernelError.NO_MMU)
                    : address >>> 32 != 0 && process == 1 ? ErrorCode.of(KernelError.BAD_ARGUMENT)
                    : step.isPresent() ? FINE : ErrorCode.of(KernelError.NOT_MAPPED));
        }

        @Override
        public void loadCell(long process, long address, LoadCellReply reply) {
            Optional<MappedInfo> part = FakeAddressSpaces.next(process, Math.max(address, 1));
            if (part.isEmpty() || part.get().source() == 0) {
                reply.reply(0, 0, ErrorCode.of(KernelError.WRONG_TYPE));
            } else {
                reply.reply(part.get().base() + (address & -8) - part.get().first(), 0x0102_0304_0506_07ffL, FINE);
            }
        }

        @Override
        public void getTranslations(long process, GetTranslationsReply reply) {
            reply.reply(new TranslationCounts(1000 * process, process, 0),
                    exists(process) ? FINE : error("NO_SUCH_PROCESS"));
        }

        @Override
        public void getCoreTranslations(GetCoreTranslationsReply reply) {
            reply.reply(new TranslationCounts(5000, 70, 3), FINE);
        }

        @Override
        public void getCoreInterrupts(GetCoreInterruptsReply reply) {
            reply.reply(40, 2, 1);
        }

        private boolean exists(long process) {
            return (int) process == 0 || running.containsKey(process) && running.get(process).status().isEmpty();
        }

        @Override
        public void getQuota(long process, GetQuotaReply reply) {
            Quota used = Quota.NONE.with(Resource.MEMORY, 8192).with(Resource.CONNECTIONS, 3);
            Quota quota = Quota.UNLIMITED.with(Resource.MEMORY, 1 << 20).with(Resource.LINES, 100);
            reply.reply(used.sent(), quota.sent(), process == 1 ? 0 : 1,
                    running.containsKey(process) ? FINE : error("NO_SUCH_PROCESS"));
        }

        @Override
        public void nextConnection(long connection, NextConnectionReply reply) {
            if (connection == 0) {
                reply.reply(7, 1, 4, "UMP_UNCACHED: the caches of core 0 and core 4 are not coherent", FINE);
            } else {
                reply.reply(0, 0, 0, "", error("NO_SUCH_CONNECTION"));
            }
        }
    }

    /** Two nodes with memory. */
    private static final class Memory implements MemoryHandler {
        @Override
        public void available(long index, AvailableReply reply) {
            long[] free = {4096, 1 << 20};
            long[] total = {8192, 1 << 20};
            if (index < free.length) {
                reply.reply(index, free[(int) index], total[(int) index], FINE);
            } else {
                reply.reply(0, 0, 0, error("NO_SUCH_NODE"));
            }
        }
    }

    /** The input and the output of the shell. */
    private final class Console implements TerminalHandler {
        private String unfinished = "";

        @Override
        public void readLine(String prompt, ReadLineReply reply) {
            assertThat(unfinished).as("the line before the prompt").isEmpty();
            boolean end = typed.isEmpty();
            reply.reply(end ? "" : typed.remove(), end);
        }

        @Override
        public void write(String text, WriteReply reply) {
            List<String> lines = List.of((unfinished + text).split("\n", -1));
            shown.addAll(lines.subList(0, lines.size() - 1));
            unfinished = lines.get(lines.size() - 1);
            reply.reply();
        }
    }
}
