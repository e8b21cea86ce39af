package org.barreleye.service.process;

import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.control.BootCoreContinuation;
import org.barreleye.generated.user.control.MeasureDistanceContinuation;
import org.barreleye.generated.user.control.NextProcessContinuation;
import org.barreleye.generated.user.control.SpawnContinuation;
import org.barreleye.generated.user.processes.BootCoreReply;
import org.barreleye.generated.user.processes.KillReply;
import org.barreleye.generated.user.processes.MeasureDistanceReply;
import org.barreleye.generated.user.processes.NextProcessReply;
import org.barreleye.generated.user.processes.SpawnGrantingReply;
import org.barreleye.generated.user.processes.State;
import org.barreleye.generated.user.processes.WaitForReply;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** Forwards replies of monitors to clients of the process service. */
sealed interface ReplyForwarder extends Copyable {
    /** Adds a process that has been started to the table, and forwards the reply. */
    record SpawnForwarder(ProcessTable table, long owner, int core, String program, String arguments,
            org.barreleye.generated.user.processes.SpawnContinuation reply)
            implements ReplyForwarder, SpawnContinuation {
        @Override
        public void replied(long process, ErrorCode err) {
            if (!err.failed()) {
                table.onStarted(new ProcessEntry(
                        process, owner, core, program, arguments, OptionalInt.empty()));
            }
            reply.replied(process, err);
        }

        @Override
        public void failed(Failure failure) {
            reply.replied(0, SystemError.PEER_GONE.code());
        }
    }

    /** Answers a call that passes something on to the process in the same way as one that does not. */
    record GrantingForwarder(SpawnGrantingReply reply)
            implements org.barreleye.generated.user.processes.SpawnContinuation, Copyable {
        @Override
        public void replied(long process, ErrorCode err) {
            reply.reply(process, err);
        }

        @Override
        public void failed(Failure failure) {
            reply.failed(failure);
        }
    }

    /** Waits for a process that this service has not started, if there is one. Its end is not reported here. */
    record SystemServiceWait(ProcessTable table, long process, long timeout, WaitForReply reply)
            implements ReplyForwarder, NextProcessContinuation {
        @Override
        public void replied(long found, long programNumber, boolean supervised, ErrorCode err) {
            if (table.get(process).isPresent()) {
                table.waitFor(table.get(process).get(), timeout, reply); // taken over meanwhile
            } else if (!err.failed() && found == process) {
                table.await(process, timeout, reply);
            } else {
                reply.reply(0, SystemError.NO_SUCH_PROCESS.code());
            }
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(0, SystemError.PEER_GONE.code());
        }
    }

    /** Refuses to end a process that this service has not started, and tells whether there is such a process. */
    record ProcessExistenceCheck(long process, KillReply reply) implements ReplyForwarder, NextProcessContinuation {
        @Override
        public void replied(long found, long programNumber, boolean supervised, ErrorCode err) {
            boolean exists = !err.failed() && found == process;
            reply.reply((exists ? SystemError.NOT_OWNER : SystemError.NO_SUCH_PROCESS).code());
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(SystemError.PEER_GONE.code());
        }
    }

    /** Searches the next process core by core; a retained process that has ended may come before it. */
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

        void searchFrom(long number) {
            Optional<Integer> next = table.coreFrom(number);
            if (next.isEmpty()) {
                complete(Optional.empty(), 0, false);
                return;
            }
            core = next.get();
            table.control().sendNextProcess(core, after, this);
        }

        @Override
        public void replied(long process, long programNumber, boolean supervised, ErrorCode err) {
            if (err.failed()) {
                searchFrom(core + 1);
            } else {
                complete(Optional.of(process), programNumber, supervised);
            }
        }

        @Override
        public void failed(Failure failure) {
            searchFrom(core + 1);
        }

        private void complete(Optional<Long> running, long programNumber, boolean supervised) {
            Optional<ProcessEntry> ended = table.endedAfter(after);
            if (ended.isPresent() && (running.isEmpty() || ended.get().number() < running.get())) {
                ProcessEntry process = ended.get();
                reply.reply(process.number(), process.core(), State.ENDED, process.status().getAsInt(),
                        process.program(), process.arguments(), false, ErrorCode.NONE);
            } else if (running.isPresent()) {
                ProcessSession.replyRunning(reply, table, running.get(), programNumber, supervised);
            } else {
                reply.reply(0, 0, State.ENDED, 0, "", "", false, SystemError.NO_SUCH_PROCESS.code());
            }
        }
    }

    /** Forwards an answer when the records of the cores in the name service agree with it. */
    record AfterRecords(CoreRegistrations registrations, ErrorContinuation reply)
            implements ReplyForwarder, ErrorContinuation {
        @Override
        public void replied(ErrorCode err) {
            registrations.replyWhenUpToDate(err, reply);
        }

        @Override
        public void failed(Failure failure) {
            reply.replied(SystemError.PEER_GONE.code());
        }
    }

    /** Forwards an error of starting a core, or waits for the record of the core. */
    record BootForwarder(CoreRegistrations registrations, long core, BootCoreReply reply)
            implements ReplyForwarder, BootCoreContinuation {
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

    /** Forwards a distance that monitors have measured. */
    record DistanceForwarder(MeasureDistanceReply reply) implements ReplyForwarder, MeasureDistanceContinuation {
        @Override
        public void replied(long nanoseconds, ErrorCode err) {
            reply.reply(nanoseconds, err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(0, SystemError.PEER_GONE.code());
        }
    }
}
