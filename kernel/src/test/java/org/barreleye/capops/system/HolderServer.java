package org.barreleye.capops.system;

import org.barreleye.capops.interfaces.holder.HolderInterface;
import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;

/** The program that holds capabilities on a core. Its argument is the number of the core. */
record HolderServer() implements StatefulServer<Holder> {
    static final String NAME = "holder";

    /** The name of the holder on a core. */
    static String nameOn(int core) {
        return NAME + "-" + core;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String serviceName(Domain domain) {
        return nameOn(Integer.parseInt(domain.arguments().words().get(0)));
    }

    @Override
    public Holder open(Domain domain) {
        return new Holder(domain);
    }

    @Override
    public Binding accept(Holder holder, Channel channel) {
        return HolderInterface.accept(channel, holder);
    }
}
