package org.barreleye.experiment.capability;

import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.generated.user.capstore.CapstoreInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;

/**
 * The program that stores capabilities on one core.
 *
 * @param core the number of the core
 */
record CapabilityStoreServer(int core) implements StatefulServer<CapabilityStore> {
    /** The name of the store of a core. */
    static String nameOn(int core) {
        return "capstore-" + core;
    }

    @Override
    public String name() {
        return nameOn(core);
    }

    @Override
    public CapabilityStore open(Domain domain) {
        return new CapabilityStore(domain, core);
    }

    @Override
    public Binding accept(CapabilityStore store, Channel channel) {
        return CapstoreInterface.accept(channel, store);
    }
}
