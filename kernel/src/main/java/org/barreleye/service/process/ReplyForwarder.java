package org.barreleye.service.process;

import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.control.BootCoreContinuation;
import org.barreleye.generated.user.control.GetAncestorContinuation;
import org.barreleye.generated.user.control.GetCapabilityContinuation;
import org.barreleye.generated.user.control.KillContinuation;
import org.barreleye.generated.user.control.NextConnectionContinuation;
import org.barreleye.generated.user.control.NextProcessContinuation;
import org.barreleye.generated.user.control.SpawnContinuation;
import org.barreleye.generated.user.processes.BootCoreReply;
import org.barreleye.generated.user.processes.ConnectionReply;
import org.barreleye.generated.user.processes.GetAncestorReply;
import org.barreleye.generated.user.processes.GetCapabilityReply;
import org.barreleye.generated.user.processes.KillReply;
import org.barreleye.generated.user.processes.NextProcessReply;
import org.barreleye.generated.user.processes.SpawnReply;
import org.barreleye.generated.user.processes.State;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;

/** What a client of the process service is told once the monitors have answered. */
sealed interface ReplyForwarder extends Copyable {
    /** Where there is no capability. */
    CapInfo NO_CAPABILITY = new CapInfo(0, 0, 0, 0, 0, 0, 0);

    /** A process has been started, or has not. */
    record SpawnForwarder(ProcessTable table, int core, String program, String arguments, SpawnReply reply)
            implements ReplyForwarder, SpawnContinuation {
        @Override
        public SpawnForwarder copy(StateCloner cloner) {
            SpawnForwarder copy = new SpawnForwarder(cloner.of(table), core, program, arguments, cloner.of(reply));
            cloner.register(this, copy);
            return copy;
        }

        @Override
        public void replied(long process, ErrorCode err) {
            if (!err.failed()) {
                table.onStarted(new ProcessEntry(process, core, program, arguments, OptionalInt.empty()));
            }
            reply.reply(process, err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(0, SystemError.PEER_GONE.code());
        }
    }

    /** A process is being ended, or is not. */
    record KillForwarder(KillReply reply) implements ReplyForwarder, KillContinuation {
        @Override
        public KillForwarder copy(StateCloner cloner) {
            KillForwarder copy = new KillForwarder(cloner.of(reply));
            cloner.register(this, copy);
            return copy;
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
    record ProcessExistenceCheck(long process, KillReply reply) implements ReplyForwarder, NextProcessContinuation {
        @Override
        public ProcessExistenceCheck copy(StateCloner cloner) {
            ProcessExistenceCheck copy = new ProcessExistenceCheck(process, cloner.of(reply));
            cloner.register(this, copy);
            return copy;
        }

        @Override
        public void replied(long found, long programNumber, ErrorCode err) {
            boolean exists = !err.failed() && found == process;
            reply.reply((exists ? SystemError.NOT_PERMITTED : SystemError.NO_SUCH_PROCESS).code());
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(SystemError.PEER_GONE.code());
        }
    }

    /** The next process: core by core, until one has another; or one that has ended, if that comes before. */
    final class NextProcessSearch implements ReplyForwarder, NextProcessContinuation {
        private final ProcessTable table;
        private final long after;
        private final NextProcessReply reply;
        private int core;

        NextProcessSearch(ProcessTable table, long after, NextProcessReply reply) {
            this.table = table;
            this.after = after;
            this.reply = reply;
        }

        private NextProcessSearch(NextProcessSearch source, StateCloner cloner) {
            cloner.register(source, this);
            table = cloner.of(source.table);
            after = source.after;
            reply = cloner.of(source.reply);
            core = source.core;
        }

        @Override
        public NextProcessSearch copy(StateCloner cloner) {
            return new NextProcessSearch(this, cloner);
        }

        void searchFrom(int number) {
            Optional<Integer> next = table.coreFrom(number);
            if (next.isEmpty()) {
                complete(Optional.empty(), 0);
                return;
            }
            core = next.get();
            if (!table.control().tryNextProcess(core, after, this)) {
                reply.reply(0, 0, State.ENDED, 0, "", "", SystemError.BUSY.code());
            }
        }

        @Override
        public void replied(long process, long programNumber, ErrorCode err) {
            if (err.failed()) {
                searchFrom(core + 1);
            } else {
                complete(Optional.of(process), programNumber);
            }
        }

        @Override
        public void failed(Failure failure) {
            searchFrom(core + 1);
        }

        private void complete(Optional<Long> running, long programNumber) {
            Optional<ProcessEntry> ended = table.endedAfter(after);
            if (ended.isPresent() && (running.isEmpty() || ended.get().number() < running.get())) {
                ProcessEntry process = ended.get();
                reply.reply(process.number(), process.core(), State.ENDED, process.status().getAsInt(),
                        process.program(), process.arguments(), ErrorCode.NONE);
            } else if (running.isPresent()) {
                ProcessSession.replyRunning(reply, table, running.get(), programNumber);
            } else {
                reply.reply(0, 0, State.ENDED, 0, "", "", SystemError.NO_SUCH_PROCESS.code());
            }
        }
    }

    /** A core has been started, or has not. */
    record BootForwarder(CoreRegistrations registrations, long core, BootCoreReply reply)
            implements ReplyForwarder, BootCoreContinuation {
        @Override
        public BootForwarder copy(StateCloner cloner) {
            BootForwarder copy = new BootForwarder(cloner.of(registrations), core, cloner.of(reply));
            cloner.register(this, copy);
            return copy;
        }

        @Override
        public void replied(ErrorCode err) {
            if (err.failed()) {
                reply.reply(err);
            } else {
                registrations.replyWhenOn((int) core, reply);
            }
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(SystemError.PEER_GONE.code());
        }
    }

    /** A capability. */
    record CapabilityForwarder(GetCapabilityReply reply) implements ReplyForwarder, GetCapabilityContinuation {
        @Override
        public CapabilityForwarder copy(StateCloner cloner) {
            CapabilityForwarder copy = new CapabilityForwarder(cloner.of(reply));
            cloner.register(this, copy);
            return copy;
        }

        @Override
        public void replied(CapInfo description, ErrorCode err) {
            reply.reply(description, err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(NO_CAPABILITY, SystemError.PEER_GONE.code());
        }
    }

    /** What a capability was made of. */
    record AncestorForwarder(GetAncestorReply reply) implements ReplyForwarder, GetAncestorContinuation {
        @Override
        public AncestorForwarder copy(StateCloner cloner) {
            AncestorForwarder copy = new AncestorForwarder(cloner.of(reply));
            cloner.register(this, copy);
            return copy;
        }

        @Override
        public void replied(CapInfo description, ErrorCode err) {
            reply.reply(description, err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(NO_CAPABILITY, SystemError.PEER_GONE.code());
        }
    }

    /** A connection. */
    record ConnectionForwarder(ConnectionReply reply) implements ReplyForwarder, NextConnectionContinuation {
        @Override
        public ConnectionForwarder copy(StateCloner cloner) {
            ConnectionForwarder copy = new ConnectionForwarder(cloner.of(reply));
            cloner.register(this, copy);
            return copy;
        }

        @Override
        public void replied(long connection, long process, long remoteCore, String transport, ErrorCode err) {
            reply.reply(connection, process, remoteCore, transport, err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(0, 0, 0, "", SystemError.PEER_GONE.code());
        }
    }
}
