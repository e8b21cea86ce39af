package org.barreleye.experiment.polling;

import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.generated.user.probe.ProbeBinding;
import org.barreleye.generated.user.probe.ProbeHandler;
import org.barreleye.generated.user.probe.ProbeInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;

/** Returns echo messages after as many cycles as their number says. */
record DelayedEcho() implements Server {
    /** The name of the service. */
    static final String NAME = "delayed-echo";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        DelayedEchoHandler handler = new DelayedEchoHandler(domain);
        handler.binding = ProbeInterface.accept(channel, handler);
        return handler.binding;
    }

    /** Serves one client. */
    private static final class DelayedEchoHandler implements ProbeHandler, Copyable {
        private final Domain domain;
        // Set right after the binding has been made, which needs this handler.
        private ProbeBinding binding;

        private DelayedEchoHandler(Domain domain) {
            this.domain = domain;
        }

        @Override
        public void echo(long number, long word1, long word2, long word3, long word4, long word5, long word6) {
            domain.syscalls().compute(number);
            if (!binding.tryEcho(number, word1, word2, word3, word4, word5, word6)) {
                throw new KernelBug("one message is under way, fewer than an experiment's channel holds");
            }
        }
    }
}
