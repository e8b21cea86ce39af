package org.barreleye.service.process;

import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.control.AncestorOfContinuation;
import org.barreleye.generated.user.control.BootCoreContinuation;
import org.barreleye.generated.user.control.CapabilityOfContinuation;
import org.barreleye.generated.user.control.ConnectionAfterContinuation;
import org.barreleye.generated.user.control.KillContinuation;
import org.barreleye.generated.user.control.ProcessAfterContinuation;
import org.barreleye.generated.user.control.SpawnContinuation;
import org.barreleye.generated.user.processes.AncestorReply;
import org.barreleye.generated.user.processes.BootCoreReply;
import org.barreleye.generated.user.processes.CapabilityReply;
import org.barreleye.generated.user.processes.ConnectionReply;
import org.barreleye.generated.user.processes.Description;
import org.barreleye.generated.user.processes.FollowingReply;
import org.barreleye.generated.user.processes.KillReply;
import org.barreleye.generated.user.processes.Life;
import org.barreleye.generated.user.processes.SpawnReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** What a client of the process service is told once the monitors have answered. */
sealed interface Answer extends Copyable {
    /** Where there is no capability. */
    Description NOTHING = new Description(0, 0, 0, 0, 0, 0, 0);

    private static Description translated(org.barreleye.generated.user.control.Description said) {
        return new Description(said.address(), said.type(), said.rights(), said.base(), said.bytes(), said.copies(),
                said.descendants());
    }

    /** A process has been started, or has not. */
    record ToSpawn(ProcessTable table, int core, String program, String arguments, SpawnReply reply)
            implements Answer, SpawnContinuation {
        @Override
        public ToSpawn copy(Copier copier) {
            ToSpawn twin = new ToSpawn(copier.of(table), core, program, arguments, copier.of(reply));
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void replied(long process, ErrorCode err) {
            if (!err.failed()) {
                table.started(new Process(process, core, program, arguments, OptionalInt.empty()));
            }
            reply.reply(process, err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(0, SystemError.PEER_GONE.code());
        }
    }

    /** A process is being ended, or is not. */
    record ToKill(KillReply reply) implements Answer, KillContinuation {
        @Override
        public ToKill copy(Copier copier) {
            ToKill twin = new ToKill(copier.of(reply));
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void replied(ErrorCode err) {
            reply.reply(err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(SystemError.PEER_GONE.code());
        }
    }

    /** A process that this service has not started is not ended; is there such a process? */
    record ToUnknown(long process, KillReply reply) implements Answer, ProcessAfterContinuation {
        @Override
        public ToUnknown copy(Copier copier) {
            ToUnknown twin = new ToUnknown(process, copier.of(reply));
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void replied(long found, long image, ErrorCode err) {
            boolean exists = !err.failed() && found == process;
            reply.reply((exists ? SystemError.NOT_PERMITTED : SystemError.NO_SUCH_PROCESS).code());
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(SystemError.PEER_GONE.code());
        }
    }

    /** The next process: core by core, until one has another; or one that has ended, if that comes before. */
    final class ToFollowing implements Answer, ProcessAfterContinuation {
        private final ProcessTable table;
        private final long after;
        private final FollowingReply reply;
        private int core;

        ToFollowing(ProcessTable table, long after, FollowingReply reply) {
            this.table = table;
            this.after = after;
            this.reply = reply;
        }

        private ToFollowing(ToFollowing source, Copier copier) {
            copier.enter(source, this);
            table = copier.of(source.table);
            after = source.after;
            reply = copier.of(source.reply);
            core = source.core;
        }

        @Override
        public ToFollowing copy(Copier copier) {
            return new ToFollowing(this, copier);
        }

        void askFrom(int number) {
            Optional<Integer> next = table.coreFrom(number);
            if (next.isEmpty()) {
                answer(Optional.empty(), 0);
                return;
            }
            core = next.get();
            if (!table.control().tryProcessAfter(core, after, this)) {
                reply.reply(0, 0, Life.ENDED, 0, "", "", SystemError.BUSY.code());
            }
        }

        @Override
        public void replied(long process, long image, ErrorCode err) {
            if (err.failed()) {
                askFrom(core + 1);
            } else {
                answer(Optional.of(process), image);
            }
        }

        @Override
        public void failed(Failure failure) {
            askFrom(core + 1);
        }

        private void answer(Optional<Long> running, long image) {
            Optional<Process> ended = table.endedAfter(after);
            if (ended.isPresent() && (running.isEmpty() || ended.get().number() < running.get())) {
                Process process = ended.get();
                reply.reply(process.number(), process.core(), Life.ENDED, process.status().getAsInt(), process.program(),
                        process.arguments(), ErrorCode.NONE);
            } else if (running.isPresent()) {
                Desk.tell(reply, table, running.get(), image);
            } else {
                reply.reply(0, 0, Life.ENDED, 0, "", "", SystemError.NO_SUCH_PROCESS.code());
            }
        }
    }

    /** A core has been started, or has not. */
    record ToBoot(CoreRecords records, long core, BootCoreReply reply) implements Answer, BootCoreContinuation {
        @Override
        public ToBoot copy(Copier copier) {
            ToBoot twin = new ToBoot(copier.of(records), core, copier.of(reply));
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void replied(ErrorCode err) {
            if (err.failed()) {
                reply.reply(err);
            } else {
                records.whenOn((int) core, reply);
            }
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(SystemError.PEER_GONE.code());
        }
    }

    /** A capability. */
    record ToCapability(CapabilityReply reply) implements Answer, CapabilityOfContinuation {
        @Override
        public ToCapability copy(Copier copier) {
            ToCapability twin = new ToCapability(copier.of(reply));
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void replied(org.barreleye.generated.user.control.Description description, ErrorCode err) {
            reply.reply(translated(description), err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(NOTHING, SystemError.PEER_GONE.code());
        }
    }

    /** What a capability was made of. */
    record ToAncestor(AncestorReply reply) implements Answer, AncestorOfContinuation {
        @Override
        public ToAncestor copy(Copier copier) {
            ToAncestor twin = new ToAncestor(copier.of(reply));
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void replied(org.barreleye.generated.user.control.Description description, ErrorCode err) {
            reply.reply(translated(description), err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(NOTHING, SystemError.PEER_GONE.code());
        }
    }

    /** A connection. */
    record ToConnection(ConnectionReply reply) implements Answer, ConnectionAfterContinuation {
        @Override
        public ToConnection copy(Copier copier) {
            ToConnection twin = new ToConnection(copier.of(reply));
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void replied(long connection, long process, long farCore, String transport, ErrorCode err) {
            reply.reply(connection, process, farCore, transport, err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(0, 0, 0, "", SystemError.PEER_GONE.code());
        }
    }
}
