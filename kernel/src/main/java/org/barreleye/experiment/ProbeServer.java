package org.barreleye.experiment;

import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.generated.user.probe.ProbeBinding;
import org.barreleye.generated.user.probe.ProbeHandler;
import org.barreleye.generated.user.probe.ProbeInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;

/**
 * Replies to a ping with the time of its arrival, and returns echo messages.
 *
 * @param name the name of the service
 * @param delay the cycles for which it computes before it returns an echo message
 */
public record ProbeServer(String name, EchoDelay delay) implements Server {
    /** The name of the service that returns messages at once. */
    static final String NAME = "probe";

    /** The server that returns echo messages at once. */
    static ProbeServer immediate() {
        return new ProbeServer(NAME, EchoDelay.NONE);
    }

    /** The delay of echo messages. */
    public enum EchoDelay {
        /** None. */
        NONE,
        /** As many cycles as the number in the message. */
        BY_NUMBER
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        ProbeServerHandler handler = new ProbeServerHandler(domain, delay);
        handler.binding = ProbeInterface.accept(channel, handler);
        return handler.binding;
    }

    /** Serves one client. */
    private static final class ProbeServerHandler implements ProbeHandler, Copyable {
        private final Domain domain;
        private final EchoDelay delay;
        // Set right after the binding has been made, which needs this handler.
        private ProbeBinding binding;

        private ProbeServerHandler(Domain domain, EchoDelay delay) {
            this.domain = domain;
            this.delay = delay;
        }

        @Override
        public void ping() {
            require(binding.tryPong(domain.syscalls().now()));
        }

        @Override
        public void echo(long number, long word1, long word2, long word3, long word4, long word5, long word6) {
            if (delay == EchoDelay.BY_NUMBER) {
                domain.syscalls().compute(number);
            }
            require(binding.tryEcho(number, word1, word2, word3, word4, word5, word6));
        }

        private static void require(boolean sent) {
            if (!sent) {
                throw new KernelBug("fewer messages are under way than an experiment's channel holds");
            }
        }
    }
}
