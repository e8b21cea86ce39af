package org.barreleye.exploration.service;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** The capabilities that a client has to send, the oldest first. */
final class ClientCapabilities implements Copyable {
    private final CapabilitySpace space;
    private final List<CapabilityReference> kept = new ArrayList<>();

    ClientCapabilities(CapabilitySpace space) {
        this.space = space;
    }

    int size() {
        return kept.size();
    }

    CapabilityReference get(int index) {
        return kept.get(index);
    }

    CapabilityReference remove(int index) {
        return kept.remove(index);
    }

    void keep(CapabilityReference capability) {
        if (capability.isPresent()) {
            kept.add(capability);
        }
    }

    void release(CapabilityReference capability) {
        space.release(capability);
    }
}
