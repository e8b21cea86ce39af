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

/** Replies to a ping with the time of its arrival, and returns echo messages. */
record ProbeServer() implements Server {
    @Override
    public String name() {
        return "probe";
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        ProbeServerHandler handler = new ProbeServerHandler(domain);
        handler.binding = ProbeInterface.accept(channel, handler);
        return handler.binding;
    }

    /** Serves one client. */
    private static final class ProbeServerHandler implements ProbeHandler, Copyable {
        private final Domain domain;
        // Set right after the binding has been made, which needs this handler.
        private ProbeBinding binding;

        private ProbeServerHandler(Domain domain) {
            this.domain = domain;
        }

        @Override
        public void ping() {
            require(binding.tryPong(domain.syscalls().now()));
        }

        @Override
        public void echo(long number, long word1, long word2, long word3, long word4, long word5, long word6) {
            require(binding.tryEcho(number, word1, word2, word3, word4, word5, word6));
        }

        private static void require(boolean sent) {
            if (!sent) {
                throw new KernelBug("fewer messages are under way than an experiment's channel holds");
            }
        }
    }
}
