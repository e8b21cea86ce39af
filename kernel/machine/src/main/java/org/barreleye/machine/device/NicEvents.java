package org.barreleye.machine.device;

import org.barreleye.machine.network.EventPoster;

/** The events of a {@link Nic}. */
final class NicEvents implements EventPoster {
    static final long WIRE = 0;
    static final long MODERATION = 1;
    static final long TX_DESCRIPTOR_READ = 2;
    static final long TX_BUFFER_READ = 3;
    static final long TX_SENT = 4;
    static final long TX_NEXT = 5;
    static final long RX_DESCRIPTOR_READ = 6;
    static final long RX_WRITTEN = 7;

    private final Bus bus;
    private final int core;

    NicEvents(Bus bus, int core) {
        this.bus = bus;
        this.core = core;
    }

    @Override
    public void postWireEvent(long due, long value) {
        post(due, WIRE, value);
    }

    void post(long due, long subject, long value) {
        bus.post(due, core, subject, value);
    }
}
