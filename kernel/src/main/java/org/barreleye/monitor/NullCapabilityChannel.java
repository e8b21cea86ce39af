package org.barreleye.monitor;

import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** The lane of a channel between monitors: they carry everybody's capabilities in words, and send none themselves. */
final class NullCapabilityChannel implements CapabilityChannel, Copyable {
    @Override
    public boolean send(CapabilityReference capability, boolean move) {
        throw new KernelBug("messages between monitors carry no capabilities");
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
