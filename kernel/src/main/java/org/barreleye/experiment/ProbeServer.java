package org.barreleye.experiment;

import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.generated.user.probe.Probe;
import org.barreleye.generated.user.probe.ProbeBinding;
import org.barreleye.generated.user.probe.ProbeHandler;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** Says when it heard a knock, and returns balls. */
record ProbeServer() implements Server {
    @Override
    public String name() {
        return "probe";
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        Ear ear = new Ear(domain);
        ear.binding = Probe.accept(channel, ear);
        return ear.binding;
    }

    /** One client's end. */
    private static final class Ear implements ProbeHandler, Copyable {
        private final Domain domain;
        // Set right after the binding has been made, which needs this handler first.
        private ProbeBinding binding;

        private Ear(Domain domain) {
            this.domain = domain;
        }

        private Ear(Ear source, Copier copier) {
            copier.enter(source, this);
            domain = copier.of(source.domain);
            binding = copier.of(source.binding);
        }

        @Override
        public Ear copy(Copier copier) {
            return new Ear(this, copier);
        }

        @Override
        public void knock() {
            require(binding.tryHeard(domain.trap().now()));
        }

        @Override
        public void ball(long number, long word1, long word2, long word3, long word4, long word5, long word6) {
            require(binding.tryBall(number, word1, word2, word3, word4, word5, word6));
        }

        private static void require(boolean sent) {
            if (!sent) {
                throw new KernelBug("fewer messages are under way than an experiment's channel holds");
            }
        }
    }
}
