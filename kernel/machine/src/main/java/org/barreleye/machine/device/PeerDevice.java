package org.barreleye.machine.device;

import org.barreleye.machine.fault.PortFaultInjector;
import org.barreleye.machine.network.EventPoster;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.machine.network.Wire;

/** The peer host as a part of the machine: it has events, and no registers. */
final class PeerDevice implements Device, EventPoster {
    private final Bus bus;
    private final PeerHost peer;

    PeerDevice(Bus bus, Wire wire, PortFaultInjector faults) {
        this.bus = bus;
        peer = new PeerHost(wire, this, faults);
    }

    PeerHost peer() {
        return peer;
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
        peer.port().onEvent(now, value);
    }
}
