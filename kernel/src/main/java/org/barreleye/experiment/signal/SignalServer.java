package org.barreleye.experiment.signal;

import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.generated.user.signal.SignalInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.syscall.Manifest;

/** The program that holds all interrupt vectors, and makes the capabilities of the two programs of them. */
record SignalServer() implements StatefulServer<SignalCapabilities> {
    /** Its name. */
    static final String NAME = "signals";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Manifest manifest() {
        return Manifest.needing(Manifest.Need.DEVICES);
    }

    @Override
    public SignalCapabilities open(Domain domain) {
        return new SignalCapabilities(domain);
    }

    @Override
    public Binding accept(SignalCapabilities capabilities, Channel channel) {
        return SignalInterface.accept(channel, capabilities);
    }
}
