package org.barreleye.monitor;

import java.util.List;
import org.barreleye.generated.user.intermon.BindContinuation;
import org.barreleye.generated.user.intermon.BootCoreContinuation;
import org.barreleye.generated.user.intermon.GetAncestorContinuation;
import org.barreleye.generated.user.intermon.GetCapabilityContinuation;
import org.barreleye.generated.user.intermon.GetNameServiceContinuation;
import org.barreleye.generated.user.intermon.IntermonBinding;
import org.barreleye.generated.user.intermon.KillContinuation;
import org.barreleye.generated.user.intermon.NextConnectionContinuation;
import org.barreleye.generated.user.intermon.NextProcessContinuation;
import org.barreleye.generated.user.intermon.SpawnContinuation;
import org.barreleye.kpi.marshal.IntArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;

/** What one monitor wants to say to another, as a value: it waits its turn when the binding has no room. */
sealed interface Request extends Copyable {
    /**
     * Tries to say it.
     *
     * @return whether there was room
     */
    boolean sendOn(IntermonBinding binding);

    /** One way, and nothing to wait for; nothing in it belongs to one machine rather than to its twin. */
    sealed interface OneWay extends Request {}

    /** Start a program. */
    record Spawn(long image, String arguments, String environment, boolean untilExported,
            SpawnContinuation continuation)
            implements Request {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.trySpawn(image, arguments, environment, untilExported, continuation);
        }
    }

    /** End a process. */
    record Kill(long process, KillContinuation continuation) implements Request {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryKill(process, continuation);
        }
    }

    /** Bind somebody to a service. */
    record Bind(long service, WireCapability rings, BindContinuation continuation) implements Request {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryBind(service, rings.connection(), rings.word0(), rings.word1(), rings.word2(),
                    rings.word3(), continuation);
        }
    }

    /** Start a core. */
    record StartCore(int core, BootCoreContinuation continuation) implements Request {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryBootCore(core, continuation);
        }
    }

    /** Say where names are looked up. */
    record FindNames(GetNameServiceContinuation continuation) implements Request {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryGetNameService(continuation);
        }
    }

    /** Describe a capability. */
    record CapabilityOf(long process, long from, GetCapabilityContinuation continuation) implements Request {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryGetCapability(process, from, continuation);
        }
    }

    /** Describe what a capability was made of. */
    record AncestorOf(long process, long address, long generation, GetAncestorContinuation continuation)
            implements Request {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryGetAncestor(process, address, generation, continuation);
        }
    }

    /** Describe the next connection. */
    record ConnectionAfter(long number, NextConnectionContinuation continuation) implements Request {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryNextConnection(number, continuation);
        }
    }

    /** Name the next process. */
    record ProcessAfter(long number, NextProcessContinuation continuation) implements Request {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryNextProcess(number, continuation);
        }
    }

    /** A process has ended. */
    record Ended(long process, int status) implements OneWay {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryEnded(process, status);
        }
    }

    /** One end of a connection is closed. */
    record Disconnected(long connection) implements OneWay {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryDisconnected(connection);
        }
    }

    /** The next capability of a connection. */
    record Capability(WireCapability words) implements OneWay {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryCapSend(words.connection(), words.present(), words.word0(), words.word1(), words.word2(),
                    words.word3(), words.returning(), words.releases());
        }
    }

    /** A capability comes back. */
    record Returned(WireCapability words) implements OneWay {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryCapReturned(
                    words.word0(), words.word1(), words.word2(), words.word3(), words.returning(), words.releases());
        }
    }

    /** A capability is lost. */
    record Undeliverable(long connection, ErrorCode error) implements OneWay {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryCapFailed(connection, error);
        }
    }

    /** Monitors have joined. */
    record Joined(List<Integer> cores) implements OneWay {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryJoined(IntArrayView.of(cores.stream().mapToInt(Integer::intValue).toArray()));
        }
    }

    /** A view. */
    record View(int number, List<Integer> cores) implements OneWay {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryView(number, IntArrayView.of(cores.stream().mapToInt(Integer::intValue).toArray()));
        }
    }

    /** Two monitors are introduced to each other. */
    record Introduce(int from, int to, WireCapability rings) implements OneWay {
        @Override
        public boolean sendOn(IntermonBinding binding) {
            return binding.tryBindMonitor(
                    from, to, rings.word0(), rings.word1(), rings.word2(), rings.word3());
        }
    }
}
