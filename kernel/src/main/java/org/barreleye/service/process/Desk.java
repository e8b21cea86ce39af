package org.barreleye.service.process;

import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.domain.Arguments;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.processes.AncestorReply;
import org.barreleye.generated.user.processes.BootCoreReply;
import org.barreleye.generated.user.processes.CapabilityReply;
import org.barreleye.generated.user.processes.ConnectionReply;
import org.barreleye.generated.user.processes.FollowingReply;
import org.barreleye.generated.user.processes.KillReply;
import org.barreleye.generated.user.processes.Life;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.SpawnReply;
import org.barreleye.generated.user.processes.WaitForReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** Serves one client of the process service. */
final class Desk implements ProcessesHandler, Copyable {
    private final ProcessTable table;

    Desk(ProcessTable table) {
        this.table = table;
    }

    private Desk(Desk source, Copier copier) {
        copier.enter(source, this);
        table = copier.of(source.table);
    }

    @Override
    public Desk copy(Copier copier) {
        return new Desk(this, copier);
    }

    @Override
    public void spawn(long core, String program, String arguments, String environment, SpawnReply reply) {
        OptionalInt image = table.image(program);
        if (image.isEmpty()) {
            reply.reply(0, SystemError.NO_SUCH_PROGRAM.code());
        } else if (!new Arguments(arguments, environment).fits()) {
            reply.reply(0, SystemError.BAD_ARGUMENT.code());
        } else if (!table.control().trySpawn(core, image.getAsInt(), arguments, environment,
                new Answer.ToSpawn(table, (int) core, program, arguments, reply))) {
            reply.reply(0, SystemError.BUSY.code());
        }
    }

    @Override
    public void waitFor(long process, long patience, WaitForReply reply) {
        table.await(process, patience, reply);
    }

    @Override
    public void kill(long process, KillReply reply) {
        Optional<Process> known = table.get(process);
        if (known.isEmpty()) {
            // Perhaps one that the boot graph has started.
            if (!table.control().tryProcessAfter(
                    ProcessTable.coreOf(process), process - 1, new Answer.ToUnknown(process, reply))) {
                reply.reply(SystemError.BUSY.code());
            }
        } else if (known.get().hasEnded()) {
            reply.reply(SystemError.ENDED_ALREADY.code());
        } else if (!table.control().tryKill(process, new Answer.ToKill(reply))) {
            reply.reply(SystemError.BUSY.code());
        }
    }

    @Override
    public void following(long process, FollowingReply reply) {
        new Answer.ToFollowing(table, process, reply).askFrom(ProcessTable.coreOf(process));
    }

    @Override
    public void bootCore(long core, BootCoreReply reply) {
        if (!table.control().tryBootCore(core, new Answer.ToBoot(table.records(), core, reply))) {
            reply.reply(SystemError.BUSY.code());
        }
    }

    @Override
    public void capability(long process, long from, CapabilityReply reply) {
        if (!table.control().tryCapabilityOf(process, from, new Answer.ToCapability(reply))) {
            reply.reply(Answer.NOTHING, SystemError.BUSY.code());
        }
    }

    @Override
    public void ancestor(long process, long address, long generation, AncestorReply reply) {
        if (!table.control().tryAncestorOf(process, address, generation, new Answer.ToAncestor(reply))) {
            reply.reply(Answer.NOTHING, SystemError.BUSY.code());
        }
    }

    @Override
    public void connection(long core, long connection, ConnectionReply reply) {
        if (!table.control().tryConnectionAfter(core, connection, new Answer.ToConnection(reply))) {
            reply.reply(0, 0, 0, "", SystemError.BUSY.code());
        }
    }

    /** Says what is known of a process that runs. */
    static void tell(FollowingReply reply, ProcessTable table, long process, long image) {
        Optional<Process> known = table.get(process);
        reply.reply(process, ProcessTable.coreOf(process), Life.RUNNING, 0, table.program(image),
                known.map(Process::arguments).orElse(""), ErrorCode.NONE);
    }
}
