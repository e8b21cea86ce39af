package org.barreleye.service.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.barreleye.domain.Bound;
import org.barreleye.domain.Connector;
import org.barreleye.domain.Domain;
import org.barreleye.domain.SystemError;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.generated.user.control.Control;
import org.barreleye.generated.user.control.ControlBinding;
import org.barreleye.generated.user.control.ControlHandler;
import org.barreleye.generated.user.processes.WaitForReply;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.trap.Wait;
import org.barreleye.kpi.types.Copier;

/** The processes that this service has started, who waits for them, and the binding to the monitors that run them. */
final class ProcessTable implements Connector<ControlBinding>, Bound<ControlBinding>, ControlHandler, EventSource {
    /** How many processes that have ended are remembered. */
    private static final int REMEMBERED = 256;

    /** With what the service ends that cannot be opened. */
    static final int NOT_OPEN = 1;

    private static final int CORE_SHIFT = 32;

    private final Domain domain;
    private final List<String> programs;
    private final List<Integer> cores;
    private final CoreRecords records;
    private final TreeMap<Long, Process> processes;
    // Those that have ended, the longest ago first.
    private final List<Long> ended;
    private final List<Waiting> waiting;
    // Absent until it is bound, which is before the first client comes.
    private ControlBinding control;

    ProcessTable(Domain domain, List<String> programs, List<Integer> cores, CoreRecords records) {
        this.domain = domain;
        this.programs = programs;
        this.cores = cores;
        this.records = records;
        processes = new TreeMap<>();
        ended = new ArrayList<>();
        waiting = new ArrayList<>();
    }

    private ProcessTable(ProcessTable source, Copier copier) {
        copier.enter(source, this);
        domain = copier.of(source.domain);
        programs = source.programs;
        cores = source.cores;
        records = copier.of(source.records);
        processes = new TreeMap<>(source.processes);
        ended = new ArrayList<>(source.ended);
        waiting = new ArrayList<>();
        source.waiting.forEach(one -> waiting.add(new Waiting(one.process, one.deadline, copier.of(one.reply))));
        control = source.control == null ? null : copier.of(source.control);
    }

    @Override
    public ProcessTable copy(Copier copier) {
        return new ProcessTable(this, copier);
    }

    @Override
    public ControlBinding connect(Channel channel) {
        return Control.connect(channel, this);
    }

    @Override
    public void bound(ControlBinding binding) {
        control = binding;
    }

    @Override
    public void failed(Failure failure) {
        domain.trap().print("cannot control the cores: " + failure);
        domain.exit(NOT_OPEN);
    }

    /** What the name service is told of the cores. */
    CoreRecords records() {
        return records;
    }

    @Override
    public void coreJoined(long core) {
        records.joined((int) core);
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
    OptionalInt image(String program) {
        int number = programs.indexOf(program);
        return number < 1 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The name of a program of the boot image. */
    String program(long image) {
        return image >= 0 && image < programs.size() ? programs.get((int) image) : "program " + image;
    }

    /** The first core whose number is at least this. */
    Optional<Integer> coreFrom(int number) {
        return cores.stream().filter(core -> core >= number).findFirst();
    }

    /** A process has been started. */
    void started(Process process) {
        processes.put(process.number(), process);
    }

    Optional<Process> get(long process) {
        return Optional.ofNullable(processes.get(process));
    }

    /** The first process with a greater number that has ended and is remembered. */
    Optional<Process> endedAfter(long process) {
        return processes.tailMap(process + 1).values().stream().filter(Process::hasEnded).findFirst();
    }

    @Override
    public void ended(long number, int status) {
        Process process = processes.get(number);
        if (process == null) {
            return;
        }
        processes.put(number, process.ended(status));
        ended.add(number);
        if (ended.size() > REMEMBERED) {
            processes.remove(ended.remove(0));
        }
        for (Waiting one : List.copyOf(waiting)) {
            if (one.process == number) {
                waiting.remove(one);
                one.reply.reply(status, ErrorCode.NONE);
            }
        }
    }

    /** Answers now, or when the process has ended, or when patience ends. */
    void await(long number, long patience, WaitForReply reply) {
        Process process = processes.get(number);
        if (process == null) {
            reply.reply(0, SystemError.NO_SUCH_PROCESS.code());
        } else if (process.hasEnded()) {
            reply.reply(process.status().getAsInt(), ErrorCode.NONE);
        } else {
            long now = domain.trap().now();
            long longest = Long.MAX_VALUE - now;
            waiting.add(new Waiting(number, now + (patience < 0 ? longest : Math.min(patience, longest)), reply));
        }
    }

    @Override
    public boolean poll() {
        long now = domain.trap().now();
        boolean any = false;
        for (Waiting one : List.copyOf(waiting)) {
            if (one.deadline <= now) {
                waiting.remove(one);
                one.reply.reply(0, SystemError.TIMED_OUT.code());
                any = true;
            }
        }
        return any;
    }

    @Override
    public long line() {
        return NO_LINE;
    }

    @Override
    public long deadline() {
        return waiting.stream().mapToLong(Waiting::deadline).min().orElse(Wait.FOREVER);
    }

    @Override
    public boolean isOver() {
        return false;
    }

    /**
     * Somebody waits for the end of a process.
     *
     * @param deadline when to give up, in nanoseconds
     */
    private record Waiting(long process, long deadline, WaitForReply reply) {}
}
