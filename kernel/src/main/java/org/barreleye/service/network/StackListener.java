package org.barreleye.service.network;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.packet.IcmpEcho;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.UdpDatagram;

/** Receives what arrives for this host. */
interface StackListener extends Copyable {
    /**
     * A datagram has arrived.
     *
     * @return whether a client has its port open
     */
    boolean onDatagram(Ipv4Address source, UdpDatagram datagram);

    /** A reply to an echo request has arrived. */
    void onEchoReply(Ipv4Address source, IcmpEcho reply);
}
