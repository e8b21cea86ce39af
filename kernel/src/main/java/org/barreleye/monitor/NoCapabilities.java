package org.barreleye.monitor;

import org.barreleye.kpi.channel.CapabilityLane;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** The lane of a channel between monitors: they carry everybody's capabilities in words, and send none themselves. */
final class NoCapabilities implements CapabilityLane, Copyable {
    @Override
    public NoCapabilities copy(Copier copier) {
        NoCapabilities twin = new NoCapabilities();
        copier.enter(this, twin);
        return twin;
    }

    @Override
    public boolean send(CapabilityReference capability, boolean giveAway) {
        throw new KernelBug("messages between monitors carry no capabilities");
    }

    @Override
    public boolean ready() {
        return false;
    }

    @Override
    public CapabilityReference take() {
        throw new IllegalStateException("no capability has arrived");
    }
}
