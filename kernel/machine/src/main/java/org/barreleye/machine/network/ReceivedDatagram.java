package org.barreleye.machine.network;

import org.barreleye.packet.Ipv4Address;

/**
 * A datagram that the {@link PeerHost} has received at a port that was opened.
 *
 * @param time of its arrival, in picoseconds
 * @param source the host that has sent it
 * @param sourcePort the port from which it was sent
 * @param port the port at which it arrived
 * @param data its contents
 */
public record ReceivedDatagram(long time, Ipv4Address source, int sourcePort, int port, byte[] data) {}
