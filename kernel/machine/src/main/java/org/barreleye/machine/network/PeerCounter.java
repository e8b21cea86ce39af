package org.barreleye.machine.network;

/** The counters of the {@link PeerHost}. */
public enum PeerCounter {
    /** Frames that were for the host, or for all. */
    FRAMES,
    /** Packets that a parser has refused. */
    REFUSED,
    /** ARP requests for its address. */
    ARP_REQUESTS,
    /** ARP replies. */
    ARP_REPLIES,
    /** Echo requests, which it answers. */
    ECHO_REQUESTS,
    /** Echo replies. */
    ECHO_REPLIES,
    /** Messages "destination unreachable". */
    UNREACHABLES,
    /** Messages of DHCP clients. */
    DHCP_MESSAGES,
    /** Datagrams to the echo port, which it sends back. */
    ECHOED_DATAGRAMS,
    /** Datagrams to the time port, which it answers. */
    TIME_REQUESTS,
    /** Datagrams to a port that was opened. */
    DATAGRAMS,
    /** Datagrams to other ports, answered by "destination unreachable". */
    CLOSED_PORTS
}
