package org.barreleye.monitor;

import java.util.List;
import org.barreleye.generated.user.intermonitor.AncestorOfContinuation;
import org.barreleye.generated.user.intermonitor.BindContinuation;
import org.barreleye.generated.user.intermonitor.CapabilityOfContinuation;
import org.barreleye.generated.user.intermonitor.ConnectionAfterContinuation;
import org.barreleye.generated.user.intermonitor.FindNamesContinuation;
import org.barreleye.generated.user.intermonitor.IntermonitorBinding;
import org.barreleye.generated.user.intermonitor.KillContinuation;
import org.barreleye.generated.user.intermonitor.ProcessAfterContinuation;
import org.barreleye.generated.user.intermonitor.SpawnContinuation;
import org.barreleye.generated.user.intermonitor.StartCoreContinuation;
import org.barreleye.kpi.message.Ints;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** What one monitor wants to say to another, as a value: it waits its turn when the binding has no room. */
sealed interface Request extends Copyable {
    /**
     * Tries to say it.
     *
     * @return whether there was room
     */
    boolean sendOn(IntermonitorBinding binding);

    /** One way, and nothing to wait for; nothing in it belongs to one machine rather than to its twin. */
    sealed interface OneWay extends Request {
        @Override
        default OneWay copy(Copier copier) {
            copier.enter(this, this);
            return this;
        }
    }

    /** Start a program. */
    record Spawn(long image, String arguments, String environment, boolean untilExported, SpawnContinuation continuation)
            implements Request {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.trySpawn(image, arguments, environment, untilExported, continuation);
        }

        @Override
        public Spawn copy(Copier copier) {
            Spawn twin = new Spawn(image, arguments, environment, untilExported, copier.ofForeign(continuation));
            copier.enter(this, twin);
            return twin;
        }
    }

    /** End a process. */
    record Kill(long process, KillContinuation continuation) implements Request {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryKill(process, continuation);
        }

        @Override
        public Kill copy(Copier copier) {
            Kill twin = new Kill(process, copier.ofForeign(continuation));
            copier.enter(this, twin);
            return twin;
        }
    }

    /** Bind somebody to a service. */
    record Bind(long service, CapabilityInWords rings, BindContinuation continuation) implements Request {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryBind(service, rings.connection(), rings.word0(), rings.word1(), rings.word2(),
                    rings.word3(), continuation);
        }

        @Override
        public Bind copy(Copier copier) {
            Bind twin = new Bind(service, rings, copier.ofForeign(continuation));
            copier.enter(this, twin);
            return twin;
        }
    }

    /** Start a core. */
    record StartCore(int core, StartCoreContinuation continuation) implements Request {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryStartCore(core, continuation);
        }

        @Override
        public StartCore copy(Copier copier) {
            StartCore twin = new StartCore(core, copier.ofForeign(continuation));
            copier.enter(this, twin);
            return twin;
        }
    }

    /** Say where names are looked up. */
    record FindNames(FindNamesContinuation continuation) implements Request {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryFindNames(continuation);
        }

        @Override
        public FindNames copy(Copier copier) {
            FindNames twin = new FindNames(copier.ofForeign(continuation));
            copier.enter(this, twin);
            return twin;
        }
    }

    /** Describe a capability. */
    record CapabilityOf(long process, long from, CapabilityOfContinuation continuation) implements Request {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryCapabilityOf(process, from, continuation);
        }

        @Override
        public CapabilityOf copy(Copier copier) {
            CapabilityOf twin = new CapabilityOf(process, from, copier.ofForeign(continuation));
            copier.enter(this, twin);
            return twin;
        }
    }

    /** Describe what a capability was made of. */
    record AncestorOf(long process, long address, long generation, AncestorOfContinuation continuation) implements Request {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryAncestorOf(process, address, generation, continuation);
        }

        @Override
        public AncestorOf copy(Copier copier) {
            AncestorOf twin = new AncestorOf(process, address, generation, copier.ofForeign(continuation));
            copier.enter(this, twin);
            return twin;
        }
    }

    /** Describe the next connection. */
    record ConnectionAfter(long number, ConnectionAfterContinuation continuation) implements Request {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryConnectionAfter(number, continuation);
        }

        @Override
        public ConnectionAfter copy(Copier copier) {
            ConnectionAfter twin = new ConnectionAfter(number, copier.ofForeign(continuation));
            copier.enter(this, twin);
            return twin;
        }
    }

    /** Name the next process. */
    record ProcessAfter(long number, ProcessAfterContinuation continuation) implements Request {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryProcessAfter(number, continuation);
        }

        @Override
        public ProcessAfter copy(Copier copier) {
            ProcessAfter twin = new ProcessAfter(number, copier.ofForeign(continuation));
            copier.enter(this, twin);
            return twin;
        }
    }

    /** A process has ended. */
    record Ended(long process, int status) implements OneWay {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryEnded(process, status);
        }
    }

    /** One end of a connection is closed. */
    record Disconnected(long connection) implements OneWay {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryDisconnected(connection);
        }
    }

    /** The next capability of a connection. */
    record Capability(CapabilityInWords words) implements OneWay {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryCapability(words.connection(), words.present(), words.word0(), words.word1(), words.word2(),
                    words.word3(), words.home(), words.settled());
        }
    }

    /** A capability comes back. */
    record Returned(CapabilityInWords words) implements OneWay {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryReturned(
                    words.word0(), words.word1(), words.word2(), words.word3(), words.home(), words.settled());
        }
    }

    /** A capability is lost. */
    record Undeliverable(long connection, ErrorCode error) implements OneWay {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryUndeliverable(connection, error);
        }
    }

    /** Monitors have joined. */
    record Joined(List<Integer> cores) implements OneWay {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryJoined(Ints.of(cores.stream().mapToInt(Integer::intValue).toArray()));
        }
    }

    /** A view. */
    record View(int number, List<Integer> cores) implements OneWay {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryView(number, Ints.of(cores.stream().mapToInt(Integer::intValue).toArray()));
        }
    }

    /** Two monitors are introduced to each other. */
    record Introduce(int from, int to, CapabilityInWords rings) implements OneWay {
        @Override
        public boolean sendOn(IntermonitorBinding binding) {
            return binding.tryIntroduce(
                    from, to, rings.word0(), rings.word1(), rings.word2(), rings.word3());
        }
    }
}
