package org.barreleye.machine.device;

import org.barreleye.machine.network.EventPoster;
import org.barreleye.machine.network.WirePort;

/** A host on the wire as a part of the machine: it has events, and no registers. */
final class HostDevice implements Device, EventPoster {
    private final Bus bus;
    // Null until the host is connected.
    private WirePort port;

    HostDevice(Bus bus) {
        this.bus = bus;
    }

    /** The host is connected to the wire by this port, whose events this device posts. */
    void connect(WirePort connected) {
        port = connected;
    }

    @Override
    public void postWireEvent(long due, long value) {
        bus.post(due, 0, 0, value);
    }

    @Override
    public long load(int core, int register, long now) {
        return 0;
    }

    @Override
    public void store(int core, int register, long value, long now) {
        // There are no registers.
    }

    @Override
    public void onEvent(long now, int core, long subject, long value) {
        port.onEvent(now, value);
    }
}
