package org.barreleye.monitor;

import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.control.GetAncestorReply;
import org.barreleye.generated.user.control.GetCapabilityReply;
import org.barreleye.generated.user.control.KillReply;
import org.barreleye.generated.user.control.NextConnectionReply;
import org.barreleye.generated.user.control.NextProcessReply;
import org.barreleye.generated.user.control.SpawnReply;
import org.barreleye.generated.user.intermon.BootCoreContinuation;
import org.barreleye.generated.user.intermon.GetAncestorContinuation;
import org.barreleye.generated.user.intermon.GetCapabilityContinuation;
import org.barreleye.generated.user.intermon.KillContinuation;
import org.barreleye.generated.user.intermon.NextConnectionContinuation;
import org.barreleye.generated.user.intermon.NextProcessContinuation;
import org.barreleye.generated.user.intermon.SpawnContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;

/** What a monitor does with another's answer that somebody else has asked for: passes it on. */
sealed interface Relay extends Copyable {
    /** The answer to a spawn; whoever asked is told of the end, too. */
    record OfSpawn(ExitListeners exitListeners, ExitListener listener, SpawnReply reply)
            implements Relay, SpawnContinuation {
        @Override
        public OfSpawn copy(StateCloner cloner) {
            OfSpawn copy = new OfSpawn(cloner.of(exitListeners), cloner.of(listener), cloner.of(reply));
            cloner.register(this, copy);
            return copy;
        }

        @Override
        public void replied(long process, long service, ErrorCode err) {
            if (!err.failed()) {
                exitListeners.add(process, listener);
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
        public OfKill copy(StateCloner cloner) {
            OfKill copy = new OfKill(cloner.of(reply));
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

    /** The answer to the wish to start a core: if it is no, nobody need wait for the core. */
    record OfStart(ControlSession session, int core) implements Relay, BootCoreContinuation {
        @Override
        public OfStart copy(StateCloner cloner) {
            OfStart copy = new OfStart(cloner.of(session), core);
            cloner.register(this, copy);
            return copy;
        }

        @Override
        public void replied(ErrorCode err) {
            if (err.failed()) {
                session.onBootFailed(core, err);
            }
        }

        @Override
        public void failed(Failure failure) {
            session.onBootFailed(core, SystemError.PEER_GONE.code());
        }
    }

    /** A description of a capability. */
    record OfCapability(GetCapabilityReply reply) implements Relay, GetCapabilityContinuation {
        @Override
        public OfCapability copy(StateCloner cloner) {
            OfCapability copy = new OfCapability(cloner.of(reply));
            cloner.register(this, copy);
            return copy;
        }

        @Override
        public void replied(CapInfo description, ErrorCode err) {
            reply.reply(description, err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(CapInfo.zero(), SystemError.PEER_GONE.code());
        }
    }

    /** A description of an ancestor. */
    record OfAncestor(GetAncestorReply reply) implements Relay, GetAncestorContinuation {
        @Override
        public OfAncestor copy(StateCloner cloner) {
            OfAncestor copy = new OfAncestor(cloner.of(reply));
            cloner.register(this, copy);
            return copy;
        }

        @Override
        public void replied(CapInfo description, ErrorCode err) {
            reply.reply(description, err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(CapInfo.zero(), SystemError.PEER_GONE.code());
        }
    }

    /** A connection. */
    record OfConnection(NextConnectionReply reply) implements Relay, NextConnectionContinuation {
        @Override
        public OfConnection copy(StateCloner cloner) {
            OfConnection copy = new OfConnection(cloner.of(reply));
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

    /** A process. */
    record OfProcess(NextProcessReply reply) implements Relay, NextProcessContinuation {
        @Override
        public OfProcess copy(StateCloner cloner) {
            OfProcess copy = new OfProcess(cloner.of(reply));
            cloner.register(this, copy);
            return copy;
        }

        @Override
        public void replied(long process, long programNumber, ErrorCode err) {
            reply.reply(process, programNumber, err);
        }

        @Override
        public void failed(Failure failure) {
            reply.reply(0, 0, SystemError.PEER_GONE.code());
        }
    }
}
