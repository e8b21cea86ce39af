package org.barreleye.service.process;

import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.domain.Arguments;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.processes.BootCoreReply;
import org.barreleye.generated.user.processes.ConnectionReply;
import org.barreleye.generated.user.processes.GetAncestorReply;
import org.barreleye.generated.user.processes.GetCapabilityReply;
import org.barreleye.generated.user.processes.KillReply;
import org.barreleye.generated.user.processes.NextProcessReply;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.SpawnReply;
import org.barreleye.generated.user.processes.State;
import org.barreleye.generated.user.processes.WaitForReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;

/** Serves one client of the process service. */
final class ProcessSession implements ProcessesHandler, Copyable {
    private final ProcessTable table;

    ProcessSession(ProcessTable table) {
        this.table = table;
    }

    private ProcessSession(ProcessSession source, StateCloner cloner) {
        cloner.register(source, this);
        table = cloner.of(source.table);
    }

    @Override
    public ProcessSession copy(StateCloner cloner) {
        return new ProcessSession(this, cloner);
    }

    @Override
    public void spawn(long core, String program, String arguments, String environment, SpawnReply reply) {
        OptionalInt programNumber = table.programNumber(program);
        if (programNumber.isEmpty()) {
            reply.reply(0, SystemError.NO_SUCH_PROGRAM.code());
        } else if (!new Arguments(arguments, environment).fits()) {
            reply.reply(0, SystemError.BAD_ARGUMENT.code());
        } else if (!table.control().trySpawn(core, programNumber.getAsInt(), arguments, environment,
                new ReplyForwarder.SpawnForwarder(table, (int) core, program, arguments, reply))) {
            reply.reply(0, SystemError.BUSY.code());
        }
    }

    @Override
    public void waitFor(long process, long timeout, WaitForReply reply) {
        Optional<ProcessEntry> known = table.get(process);
        if (known.isPresent() && known.get().hasEnded()) {
            reply.reply(known.get().status().getAsInt(), ErrorCode.NONE);
        } else if (known.isPresent()) {
            table.await(process, timeout, reply);
        } else if (!table.control().tryNextProcess(ProcessTable.coreOf(process), process - 1,
                new ReplyForwarder.SystemServiceWait(table, process, timeout, reply))) {
            reply.reply(0, SystemError.BUSY.code());
        }
    }

    @Override
    public void kill(long process, KillReply reply) {
        Optional<ProcessEntry> known = table.get(process);
        if (known.isEmpty()) {
            // It may be a system service, which the boot graph has started.
            if (!table.control().tryNextProcess(
                    ProcessTable.coreOf(process), process - 1,
                    new ReplyForwarder.ProcessExistenceCheck(process, reply))) {
                reply.reply(SystemError.BUSY.code());
            }
        } else if (known.get().hasEnded()) {
            reply.reply(SystemError.PROCESS_EXITED.code());
        } else if (!table.control().tryKill(process, new ReplyForwarder.KillForwarder(reply))) {
            reply.reply(SystemError.BUSY.code());
        }
    }

    @Override
    public void nextProcess(long process, NextProcessReply reply) {
        new ReplyForwarder.NextProcessSearch(table, process, reply).searchFrom(ProcessTable.coreOf(process));
    }

    @Override
    public void bootCore(long core, BootCoreReply reply) {
        if (!table.control().tryBootCore(core, new ReplyForwarder.BootForwarder(table.registrations(), core, reply))) {
            reply.reply(SystemError.BUSY.code());
        }
    }

    @Override
    public void getCapability(long process, long from, GetCapabilityReply reply) {
        if (!table.control().tryGetCapability(process, from, new ReplyForwarder.CapabilityForwarder(reply))) {
            reply.reply(ReplyForwarder.NO_CAPABILITY, SystemError.BUSY.code());
        }
    }

    @Override
    public void getAncestor(long process, long address, long generation, GetAncestorReply reply) {
        if (!table.control().tryGetAncestor(process, address, generation,
                new ReplyForwarder.AncestorForwarder(reply))) {
            reply.reply(ReplyForwarder.NO_CAPABILITY, SystemError.BUSY.code());
        }
    }

    @Override
    public void connection(long core, long connection, ConnectionReply reply) {
        if (!table.control().tryNextConnection(core, connection, new ReplyForwarder.ConnectionForwarder(reply))) {
            reply.reply(0, 0, 0, "", SystemError.BUSY.code());
        }
    }

    /** Replies with the description of a process that runs. */
    static void replyRunning(NextProcessReply reply, ProcessTable table, long process, long programNumber) {
        Optional<ProcessEntry> known = table.get(process);
        reply.reply(process, ProcessTable.coreOf(process), State.RUNNING, 0, table.programName(programNumber),
                known.map(ProcessEntry::arguments).orElse(""), ErrorCode.NONE);
    }
}
