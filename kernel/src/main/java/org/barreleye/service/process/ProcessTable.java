package org.barreleye.service.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.barreleye.domain.BindListener;
import org.barreleye.domain.Connector;
import org.barreleye.domain.Domain;
import org.barreleye.domain.SystemError;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.generated.user.control.ControlBinding;
import org.barreleye.generated.user.control.ControlHandler;
import org.barreleye.generated.user.control.ControlInterface;
import org.barreleye.generated.user.processes.WaitForReply;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.types.StateCloner;

/** The processes that this service has started, who waits for them, and the binding to the monitors that run them. */
final class ProcessTable
        implements Connector<ControlBinding>, BindListener<ControlBinding>, ControlHandler, EventSource {
    /** How many processes that have ended are remembered. */
    private static final int RETAINED_MAX = 256;

    /** With what the service ends that cannot be opened. */
    static final int OPEN_FAILED = 1;

    private static final int CORE_SHIFT = 32;

    private final Domain domain;
    private final List<String> programs;
    private final List<Integer> cores;
    private final CoreRegistrations registrations;
    private final TreeMap<Long, ProcessEntry> processes;
    // Those that have ended, the longest ago first.
    private final List<Long> ended;
    private final List<PendingWait> pendingWaits;
    // Absent until it is bound, which is before the first client comes.
    private ControlBinding control;

    ProcessTable(Domain domain, List<String> programs, List<Integer> cores, CoreRegistrations registrations) {
        this.domain = domain;
        this.programs = programs;
        this.cores = cores;
        this.registrations = registrations;
        processes = new TreeMap<>();
        ended = new ArrayList<>();
        pendingWaits = new ArrayList<>();
    }

    private ProcessTable(ProcessTable source, StateCloner cloner) {
        cloner.register(source, this);
        domain = cloner.of(source.domain);
        programs = source.programs;
        cores = source.cores;
        registrations = cloner.of(source.registrations);
        processes = new TreeMap<>(source.processes);
        ended = new ArrayList<>(source.ended);
        pendingWaits = new ArrayList<>();
        source.pendingWaits.forEach(
                pending -> pendingWaits
                .add(new PendingWait(pending.process, pending.deadline, cloner.of(pending.reply))));
        control = source.control == null ? null : cloner.of(source.control);
    }

    @Override
    public ProcessTable copy(StateCloner cloner) {
        return new ProcessTable(this, cloner);
    }

    @Override
    public ControlBinding connect(Channel channel) {
        return ControlInterface.connect(channel, this);
    }

    @Override
    public void bound(ControlBinding binding) {
        control = binding;
    }

    @Override
    public void failed(Failure failure) {
        domain.syscalls().print("cannot control the cores: " + failure);
        domain.exit(OPEN_FAILED);
    }

    /** What the name service is told of the cores. */
    CoreRegistrations registrations() {
        return registrations;
    }

    @Override
    public void coreJoined(long core) {
        registrations.onJoined((int) core);
    }

    /** The binding to the monitors. */
    ControlBinding control() {
        return control;
    }

    /** The core that gave a process its number. */
    static int coreOf(long process) {
        return (int) (process >>> CORE_SHIFT);
    }

    /** The number in the boot image of a program; nothing if it has none of this name. */
    OptionalInt programNumber(String program) {
        int number = programs.indexOf(program);
        return number < 1 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The name of a program of the boot image. */
    String programName(long programNumber) {
        return programNumber >= 0 && programNumber < programs.size() ? programs.get((int) programNumber) : "program "
                + programNumber;
    }

    /** The first core whose number is at least this. */
    Optional<Integer> coreFrom(int number) {
        return cores.stream().filter(core -> core >= number).findFirst();
    }

    /** A process has been started. */
    void onStarted(ProcessEntry process) {
        processes.put(process.number(), process);
    }

    Optional<ProcessEntry> get(long process) {
        return Optional.ofNullable(processes.get(process));
    }

    /** The first process with a greater number that has ended and is remembered. */
    Optional<ProcessEntry> endedAfter(long process) {
        return processes.tailMap(process + 1).values().stream().filter(ProcessEntry::hasEnded).findFirst();
    }

    @Override
    public void ended(long number, int status) {
        ProcessEntry process = processes.get(number);
        if (process == null) {
            return;
        }
        processes.put(number, process.withExitStatus(status));
        ended.add(number);
        if (ended.size() > RETAINED_MAX) {
            processes.remove(ended.remove(0));
        }
        for (PendingWait pending : List.copyOf(pendingWaits)) {
            if (pending.process == number) {
                pendingWaits.remove(pending);
                pending.reply.reply(status, ErrorCode.NONE);
            }
        }
    }

    /** Answers now, or when the process has ended, or when patience ends. */
    void await(long number, long timeout, WaitForReply reply) {
        ProcessEntry process = processes.get(number);
        if (process == null) {
            reply.reply(0, SystemError.NO_SUCH_PROCESS.code());
        } else if (process.hasEnded()) {
            reply.reply(process.status().getAsInt(), ErrorCode.NONE);
        } else {
            long now = domain.syscalls().now();
            long longestTimeout = Long.MAX_VALUE - now;
            pendingWaits.add(new PendingWait(number, now
                    + (timeout < 0 ? longestTimeout : Math.min(timeout, longestTimeout)), reply));
        }
    }

    @Override
    public boolean poll() {
        long now = domain.syscalls().now();
        boolean any = false;
        for (PendingWait pending : List.copyOf(pendingWaits)) {
            if (pending.deadline <= now) {
                pendingWaits.remove(pending);
                pending.reply.reply(0, SystemError.TIMED_OUT.code());
                any = true;
            }
        }
        return any;
    }

    @Override
    public long watchedLine() {
        return NO_LINE;
    }

    @Override
    public long deadline() {
        return pendingWaits.stream().mapToLong(PendingWait::deadline).min().orElse(Wait.FOREVER);
    }

    @Override
    public boolean isFinished() {
        return false;
    }

    /**
     * Somebody waits for the end of a process.
     *
     * @param deadline when to give up, in nanoseconds
     */
    private record PendingWait(long process, long deadline, WaitForReply reply) {}
}
