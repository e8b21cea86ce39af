package org.barreleye.service.process;

import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.domain.Arguments;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.processes.BootCoreReply;
import org.barreleye.generated.user.processes.GetInspectorReply;
import org.barreleye.generated.user.processes.KillReply;
import org.barreleye.generated.user.processes.NextProcessReply;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.SpawnReply;
import org.barreleye.generated.user.processes.State;
import org.barreleye.generated.user.processes.WaitForReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;

/** Serves one client of the process service. */
final class ProcessSession implements ProcessesHandler, Copyable {
    private static final int PROCESSES_MAX = 256;

    private final ProcessTable table;

    ProcessSession(ProcessTable table) {
        this.table = table;
    }

    @Override
    public void spawn(long core, String program, String arguments, String environment, SpawnReply reply) {
        OptionalInt programNumber = table.programNumber(program);
        if (programNumber.isEmpty()) {
            reply.reply(0, SystemError.NO_SUCH_PROGRAM.code());
        } else if (table.runningOf(this) >= PROCESSES_MAX) {
            reply.reply(0, SystemError.PROCESS_QUOTA_REACHED.code());
        } else if (!new Arguments(arguments, environment).fits()) {
            reply.reply(0, SystemError.BAD_ARGUMENT.code());
        } else {
            table.control().sendSpawn(core, programNumber.getAsInt(), arguments, environment,
                new ReplyForwarder.SpawnForwarder(table, this, (int) core, program, arguments, reply));
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
        } else if (!known.get().isOwnedBy(this)) {
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
    public void bootCore(long core, BootCoreReply reply) {
        table.control().sendBootCore(core, new ReplyForwarder.BootForwarder(table.registrations(), core, reply));
    }

    @Override
    public void getInspector(long core, GetInspectorReply reply) {
        table.control().sendGetInspector(core, reply);
    }

    /** Replies with the description of a process that runs. */
    static void replyRunning(NextProcessReply reply, ProcessTable table, long process, long programNumber) {
        Optional<ProcessEntry> known = table.get(process);
        reply.reply(process, ProcessTable.coreOf(process), State.RUNNING, 0, table.programName(programNumber),
                known.map(ProcessEntry::arguments).orElse(""), ErrorCode.NONE);
    }
}
