package org.barreleye.samples.network;

import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.UdpDatagram;

/** Receives the datagrams of a UDP port. Runs as an event handler, so it may not wait. */
@FunctionalInterface
public interface UdpHandler {
    /** A datagram has arrived from a host. */
    void onDatagram(Ipv4Address source, UdpDatagram datagram);
}
