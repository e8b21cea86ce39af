package org.barreleye.service.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.domain.dispatcher.DeadlineQueue;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.ServiceIdentifyResult;
import org.barreleye.generated.user.ServiceReference;
import org.barreleye.generated.user.control.AdoptContinuation;
import org.barreleye.generated.user.control.ControlBinding;
import org.barreleye.generated.user.control.ControlHandler;
import org.barreleye.generated.user.control.ControlInterface;
import org.barreleye.generated.user.processes.WaitForReply;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The processes that this service has started, the requests that wait for their end, and the binding to the monitors.
 */
final class ProcessTable
        implements Connector<ControlBinding>, BindListener<ControlBinding>, ControlHandler, Copyable {
    /** The number of ended processes that are retained. */
    private static final int RETAINED_MAX = 256;

    /** The exit status of the service if it cannot be opened. */
    static final int OPEN_FAILED = 1;

    private static final int CORE_SHIFT = 32;

    private final Domain domain;
    private final List<String> programs;
    private final List<Integer> cores;
    private final CoreRegistrations registrations;
    private final TreeMap<Long, ProcessEntry> processes;
    // The processes that have ended, in order of their end.
    private final List<Long> ended;
    private final DeadlineQueue<PendingWait> pendingWaits;
    private final ProcessWatchers watchers = new ProcessWatchers(this);
    // Absent until it is bound, which is before the first client is accepted.
    private ControlBinding control;

    ProcessTable(Domain domain, List<String> programs, List<Integer> cores, CoreRegistrations registrations) {
        this.domain = domain;
        this.programs = programs;
        this.cores = cores;
        this.registrations = registrations;
        processes = new TreeMap<>();
        ended = new ArrayList<>();
        pendingWaits = new DeadlineQueue<>(domain.syscalls());
        domain.events().add(pendingWaits);
    }

    @Override
    public ControlBinding connect(Channel channel) {
        return ControlInterface.connect(channel, this);
    }

    @Override
    public void bound(ControlBinding binding) {
        control = binding;
        control.sendAdopt(new Adoption(domain));
    }

    @Override
    public void adopted(long process, long spawner, long programNumber, String arguments) {
        onStarted(new ProcessEntry(process, spawner, (int) coreOf(process), programName(programNumber), arguments,
                OptionalInt.empty()));
    }

    @Override
    public void failed(Failure failure) {
        domain.syscalls().print("cannot control the cores: " + failure);
        domain.exit(OPEN_FAILED);
    }

    /** Returns the records of the cores in the name service. */
    CoreRegistrations registrations() {
        return registrations;
    }

    @Override
    public void coreJoined(long core) {
        registrations.onJoined((int) core);
    }

    @Override
    public void coreLeft(long core, boolean failed) {
        registrations.onLeft((int) core, failed);
    }

    /** Returns the binding to the monitors. */
    ControlBinding control() {
        return control;
    }

    /** Returns the core that assigned the number of a process; of a number that a client makes up, 0 to 2^32 - 1. */
    static long coreOf(long process) {
        return process >>> CORE_SHIFT;
    }

    /** Returns the number of a program in the boot image; empty if there is no program of this name. */
    OptionalInt programNumber(String program) {
        int number = programs.indexOf(program);
        return number < 1 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Returns the name of a program of the boot image. */
    String programName(long programNumber) {
        return programNumber >= 0 && programNumber < programs.size() ? programs.get((int) programNumber) : "program "
                + programNumber;
    }

    /** Returns the first core whose number is at least this. */
    Optional<Integer> coreFrom(long number) {
        return cores.stream().filter(core -> core >= number).findFirst();
    }

    /** Adds a process that has been started. */
    void onStarted(ProcessEntry process) {
        processes.put(process.number(), process);
        watchers.onStarted(process.number(), process.program());
    }

    /** The clients that watch processes. */
    ProcessWatchers watchers() {
        return watchers;
    }

    /** The processes that run, as far as this service has started them. */
    List<ProcessEntry> running() {
        return processes.values().stream().filter(process -> !process.hasEnded()).toList();
    }

    @Override
    public void componentStarted(long process, long programNumber) {
        watchers.onComponentStarted(process, programName(programNumber));
    }

    @Override
    public void componentEnded(long process) {
        watchers.onComponentEnded(process);
    }

    /** Deletes a capability that a client has sent. */
    void discard(CapabilityReference capability) {
        domain.slots().release(capability);
    }

    /** Returns whether a capability permits the control of all cores, as that of this service does. */
    boolean isControl(CapabilityReference capability) {
        Optional<Integer> own = serviceOf(CapabilityReference.at(WellKnownSlots.CONTROL));
        return capability.isPresent() && own.isPresent() && own.equals(serviceOf(capability));
    }

    // The number on its core: every core has a control service, and all are one authority.
    private Optional<Integer> serviceOf(CapabilityReference capability) {
        Outcome<ServiceIdentifyResult> found =
                new ServiceReference(capability.address()).identify(domain.syscalls());
        return found.succeeded() ? Optional.of((int) found.value().number()) : Optional.empty();
    }

    Optional<ProcessEntry> get(long process) {
        return Optional.ofNullable(processes.get(process));
    }

    /** Returns the first retained process with a greater number that has ended. */
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
        watchers.onEnded(number);
        ended.add(number);
        if (ended.size() > RETAINED_MAX) {
            processes.remove(ended.remove(0));
        }
        for (PendingWait pending : pendingWaits.removeIf(pending -> pending.process == number)) {
            pending.reply.reply(status, ErrorCode.NONE);
        }
    }

    /** Replies when a known process has ended, or when the timeout has passed. */
    void waitFor(ProcessEntry process, long timeout, WaitForReply reply) {
        if (process.hasEnded()) {
            reply.reply(process.status().getAsInt(), ErrorCode.NONE);
        } else {
            await(process.number(), timeout, reply);
        }
    }

    /** Replies when a process that runs has ended, or when the timeout has passed. */
    void await(long number, long timeout, WaitForReply reply) {
        pendingWaits.add(new PendingWait(number, reply), timeout);
    }

    /** A request that waits for the end of a process. */
    private record PendingWait(long process, WaitForReply reply) implements DeadlineQueue.Expirable {
        @Override
        public void expire() {
            reply.reply(0, SystemError.TIMED_OUT.code());
        }
    }

    /** Receives the answer to the request for the processes of an earlier instance of this service. */
    private record Adoption(Domain domain) implements AdoptContinuation, Copyable {
        @Override
        public void replied(long count) {
            if (count > 0) {
                domain.syscalls().print("knows the processes of its predecessor: " + count);
            }
        }

        @Override
        public void failed(Failure failure) {
            domain.syscalls().print("does not know the processes of its predecessor: " + failure);
        }
    }
}
