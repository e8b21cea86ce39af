package org.barreleye.service.process;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.domain.Arguments;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.quota.Quota;
import org.barreleye.generated.user.processes.BootCoreReply;
import org.barreleye.generated.user.processes.KillReply;
import org.barreleye.generated.user.processes.MeasureDistanceReply;
import org.barreleye.generated.user.processes.NextProcessReply;
import org.barreleye.generated.user.processes.ProbeReply;
import org.barreleye.generated.user.processes.ProcessesBinding;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.SpawnContinuation;
import org.barreleye.generated.user.processes.SpawnGrantingReply;
import org.barreleye.generated.user.processes.SpawnReply;
import org.barreleye.generated.user.processes.State;
import org.barreleye.generated.user.processes.StopCoreReply;
import org.barreleye.generated.user.processes.WaitForReply;
import org.barreleye.generated.user.processes.WatchReply;
import org.barreleye.generated.user.quotas.QuotaAmounts;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.SendQueueOverflow;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** Serves one client of the process service. */
final class ProcessSession implements ProcessesHandler, Copyable {
    private final ProcessTable table;
    // The process of the client: what it starts is charged to its quota.
    private final long client;
    // Set right after the binding has been made, which needs this handler.
    private ProcessesBinding binding;

    ProcessSession(ProcessTable table, long client) {
        this.table = table;
        this.client = client;
    }

    void attach(ProcessesBinding newBinding) {
        binding = newBinding;
    }

    @Override
    public void spawn(long core, String program, String arguments, String environment, SpawnReply reply) {
        begin(core, program, arguments, environment, Quota.UNSET.sent(), 0, CapabilityReference.ABSENT,
                CapabilityReference.ABSENT, CapabilityReference.ABSENT, CapabilityReference.ABSENT, reply);
    }

    @Override
    public void spawnGranting(long core, String program, String arguments, String environment, QuotaAmounts quota,
            long grants, CapabilityReference control, CapabilityReference memory, CapabilityReference terminal,
            CapabilityReference devices, SpawnGrantingReply reply) {
        begin(core, program, arguments, environment, quota, grants, control, memory, terminal, devices,
                new ReplyForwarder.GrantingForwarder(reply));
    }

    private void begin(long core, String program, String arguments, String environment, QuotaAmounts quota, long grants,
            CapabilityReference control, CapabilityReference memory, CapabilityReference terminal,
            CapabilityReference devices, SpawnContinuation reply) {
        OptionalInt programNumber = table.programNumber(program);
        boolean fits = new Arguments(arguments, environment).fits();
        if (programNumber.isPresent() && fits) {
            table.control().sendSpawn(core, programNumber.getAsInt(), arguments, environment, client, quota, grants,
                    control, memory, terminal, devices,
                    new ReplyForwarder.SpawnForwarder(table, client, (int) core, program, arguments, reply));
        } else {
            List.of(control, memory, terminal, devices).forEach(table::discard);
            reply.replied(0, (fits ? SystemError.NO_SUCH_PROGRAM : SystemError.BAD_ARGUMENT).code());
        }
    }

    @Override
    public void waitFor(long process, long timeout, WaitForReply reply) {
        Optional<ProcessEntry> known = table.get(process);
        if (known.isPresent()) {
            table.waitFor(known.get(), timeout, reply);
        } else {
            // It may be a system service, which the boot graph has started, or not be taken over yet.
            table.control().sendNextProcess(ProcessTable.coreOf(process), process - 1,
                    new ReplyForwarder.SystemServiceWait(table, process, timeout, reply));
        }
    }

    @Override
    public void kill(long process, KillReply reply) {
        Optional<ProcessEntry> known = table.get(process);
        if (known.isEmpty()) {
            // It may be a system service, which the boot graph has started.
            table.control().sendNextProcess(
                    ProcessTable.coreOf(process), process - 1,
                    new ReplyForwarder.ProcessExistenceCheck(process, reply));
        } else if (known.get().hasEnded()) {
            reply.reply(SystemError.PROCESS_EXITED.code());
        } else if (known.get().owner() != client) {
            reply.reply(SystemError.NOT_OWNER.code());
        } else {
            table.control().sendKill(process, reply);
        }
    }

    @Override
    public void nextProcess(long process, NextProcessReply reply) {
        new ReplyForwarder.NextProcessSearch(table, process, reply).searchFrom(ProcessTable.coreOf(process));
    }

    @Override
    public void bootCore(long core, CapabilityReference control, BootCoreReply reply) {
        boolean permitted = table.isControl(control);
        table.discard(control);
        if (permitted) {
            table.control().sendBootCore(core, new ReplyForwarder.BootForwarder(table.registrations(), core, reply));
        } else {
            reply.reply(SystemError.CONTROL_NOT_HELD.code());
        }
    }

    @Override
    public void stopCore(long core, CapabilityReference control, StopCoreReply reply) {
        boolean permitted = table.isControl(control);
        table.discard(control);
        if (permitted) {
            table.control().sendStopCore(core, new ReplyForwarder.AfterRecords(table.registrations(), reply));
        } else {
            reply.reply(SystemError.CONTROL_NOT_HELD.code());
        }
    }

    @Override
    public void probe(ProbeReply reply) {
        table.control().sendProbe(new ReplyForwarder.AfterRecords(table.registrations(), reply));
    }

    @Override
    public void watch(WatchReply reply) {
        table.watchers().add(this, reply);
    }

    @Override
    public void measureDistance(long from, long to, MeasureDistanceReply reply) {
        table.control().sendMeasureDistance(from, to, new ReplyForwarder.DistanceForwarder(reply));
    }

    void notifyStarted(long process, String program) {
        notifyClient(() -> binding.sendProcessStarted(process, ProcessTable.coreOf(process), program));
    }

    void notifyEnded(long process) {
        notifyClient(() -> binding.sendProcessEnded(process));
    }

    /** Sends a notification. A client that has left too many unread is disconnected. */
    private void notifyClient(Runnable notification) {
        try {
            notification.run();
        } catch (SendQueueOverflow tooSlow) {
            binding.close(new Failure(Failure.Kind.REFUSED, "the client does not read its notifications"));
        }
    }

    @Override
    public void onClosed(Failure reason) {
        table.watchers().remove(this);
    }

    /** Replies with the description of a process that runs. */
    static void replyRunning(NextProcessReply reply, ProcessTable table, long process, long programNumber,
            boolean service) {
        Optional<ProcessEntry> known = table.get(process);
        reply.reply(process, ProcessTable.coreOf(process), State.RUNNING, 0, table.programName(programNumber),
                known.map(ProcessEntry::arguments).orElse(""), service, ErrorCode.NONE);
    }
}
