package org.barreleye.service.network;

import org.barreleye.kpi.state.Copyable;

/** Receives what happens at the network interface. */
interface InterfaceListener extends Copyable {
    /** The driver has been found, or has ended, or the link has changed. */
    void onInterfaceChange();

    /** A frame has arrived: whatever was on the wire. */
    void onFrame(byte[] frame);
}
