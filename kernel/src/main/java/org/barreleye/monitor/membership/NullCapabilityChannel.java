package org.barreleye.monitor.membership;

import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** The capability channel of a link between monitors: none. Capabilities are words of messages there. */
final class NullCapabilityChannel implements CapabilityChannel, Copyable {
    @Override
    public boolean send(CapabilityReference capability, boolean move) {
        throw new KernelBug("messages between monitors have no capability parameters");
    }

    @Override
    public boolean isReady() {
        return false;
    }

    @Override
    public CapabilityReference take() {
        throw new IllegalStateException("no capability has arrived");
    }
}
