package org.barreleye.monitor;

import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.control.AncestorOfReply;
import org.barreleye.generated.user.control.CapabilityOfReply;
import org.barreleye.generated.user.control.ConnectionAfterReply;
import org.barreleye.generated.user.control.KillReply;
import org.barreleye.generated.user.control.ProcessAfterReply;
import org.barreleye.generated.user.control.SpawnReply;
import org.barreleye.generated.user.intermonitor.AncestorOfContinuation;
import org.barreleye.generated.user.intermonitor.CapabilityOfContinuation;
import org.barreleye.generated.user.intermonitor.ConnectionAfterContinuation;
import org.barreleye.generated.user.intermonitor.Description;
import org.barreleye.generated.user.intermonitor.KillContinuation;
import org.barreleye.generated.user.intermonitor.ProcessAfterContinuation;
import org.barreleye.generated.user.intermonitor.SpawnContinuation;
import org.barreleye.generated.user.intermonitor.StartCoreContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** What a monitor does with another's answer that somebody else has asked for: passes it on. */
sealed interface Relay extends Copyable {
    /** The answer to a spawn; whoever asked is told of the end, too. */
    record OfSpawn(StartedProcesses started, ProcessListener listener, SpawnReply reply) implements Relay, SpawnContinuation {
        @Override
        public OfSpawn copy(Copier copier) {
            OfSpawn twin = new OfSpawn(copier.of(started), copier.of(listener), copier.of(reply));
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void replied(long process, long service, ErrorCode err) {
            if (!err.failed()) {
                started.add(process, listener);
            }
            reply.reply(process, err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(0, SystemError.PEER_GONE.code());
        }
    }

    /** The answer to a kill. */
    record OfKill(KillReply reply) implements Relay, KillContinuation {
        @Override
        public OfKill copy(Copier copier) {
            OfKill twin = new OfKill(copier.of(reply));
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

    /** The answer to the wish to start a core: if it is no, nobody need wait for the core. */
    record OfStart(ControlDesk desk, int core) implements Relay, StartCoreContinuation {
        @Override
        public OfStart copy(Copier copier) {
            OfStart twin = new OfStart(copier.of(desk), core);
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void replied(ErrorCode err) {
            if (err.failed()) {
                desk.cannotStart(core, err);
            }
        }

        @Override
        public void failed(Failure failure) {
            desk.cannotStart(core, SystemError.PEER_GONE.code());
        }
    }

    /** A description of a capability. */
    record OfCapability(CapabilityOfReply reply) implements Relay, CapabilityOfContinuation {
        @Override
        public OfCapability copy(Copier copier) {
            OfCapability twin = new OfCapability(copier.of(reply));
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void replied(Description description, ErrorCode err) {
            reply.reply(Descriptions.forControl(description), err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(Descriptions.forControl(Descriptions.NOTHING), SystemError.PEER_GONE.code());
        }
    }

    /** A description of an ancestor. */
    record OfAncestor(AncestorOfReply reply) implements Relay, AncestorOfContinuation {
        @Override
        public OfAncestor copy(Copier copier) {
            OfAncestor twin = new OfAncestor(copier.of(reply));
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void replied(Description description, ErrorCode err) {
            reply.reply(Descriptions.forControl(description), err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(Descriptions.forControl(Descriptions.NOTHING), SystemError.PEER_GONE.code());
        }
    }

    /** A connection. */
    record OfConnection(ConnectionAfterReply reply) implements Relay, ConnectionAfterContinuation {
        @Override
        public OfConnection copy(Copier copier) {
            OfConnection twin = new OfConnection(copier.of(reply));
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

    /** A process. */
    record OfProcess(ProcessAfterReply reply) implements Relay, ProcessAfterContinuation {
        @Override
        public OfProcess copy(Copier copier) {
            OfProcess twin = new OfProcess(copier.of(reply));
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void replied(long process, long image, ErrorCode err) {
            reply.reply(process, image, err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(0, 0, SystemError.PEER_GONE.code());
        }
    }
}
