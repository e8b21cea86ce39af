package org.barreleye.service.network;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.MacAddress;

/** A station on an Ethernet segment, as the protocols above see it. */
interface LinkLayer extends Copyable {
    /** Returns whether frames can be sent. */
    boolean isLinkUp();

    /** The address of the station. */
    MacAddress mac();

    /**
     * Sends a frame.
     *
     * @return whether it is on its way; otherwise it is dropped
     */
    boolean send(EthernetFrame frame);
}
