package org.barreleye.machine.device;

import java.util.Optional;
import org.barreleye.kpi.state.Copyable;

/** The interrupt by which a bridge tells that slots behind it have changed: a message, or its line. */
final class HotPlugInterrupt implements Copyable {
    // The place of the bridge: beside the first core.
    private static final int PLACE = 0;

    private final Bus bus;
    private final Optional<InterruptLine> line;
    private boolean wantsAttention;

    /**
     * An interrupt that is not active.
     *
     * @param line of the bridge, if it has one
     */
    HotPlugInterrupt(Bus bus, Optional<InterruptLine> line) {
        this.bus = bus;
        this.line = line;
    }

    /** Shows whether the bridge wants attention: when it begins to, a message is sent if they are enabled. */
    void set(long now, boolean isActive, BusFunction bridge) {
        boolean rises = isActive && !wantsAttention;
        wantsAttention = isActive;
        if (rises && bridge.usesMessages()) {
            int core = bus.indexOf(bridge.messageDestination());
            if (core >= 0) {
                bus.interrupt(now + bus.latency(PLACE, core, now), core, bridge.messageVector());
            }
        }
        line.ifPresent(wire -> wire.set(now, isActive && bridge.usesLine()));
    }
}
