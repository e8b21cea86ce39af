package org.barreleye.exploration.service;

import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** The channel for capabilities of an interface that has none. */
final class AbsentCapabilityChannel implements CapabilityChannel, Copyable {
    @Override
    public boolean send(CapabilityReference capability, boolean move) {
        throw new UnsupportedOperationException("the exploration of a service transfers no capabilities");
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
