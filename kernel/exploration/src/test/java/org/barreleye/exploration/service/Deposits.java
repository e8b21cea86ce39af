package org.barreleye.exploration.service;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.binding.Handler;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** A service that keeps the capabilities it gets. */
final class Deposits implements Handler, Copyable {
    private final int room;
    private final List<CapabilityReference> kept = new ArrayList<>();

    Deposits(int room) {
        this.room = room;
    }

    void deposit(CapabilityReference capability) {
        kept.add(capability);
    }

    boolean isFull() {
        return kept.size() >= room;
    }

    /** The number of capabilities that it keeps. */
    int size() {
        return kept.size();
    }
}
