package org.barreleye.machine.description;

/**
 * The description of the wire that connects the network interfaces of a machine.
 *
 * @param latency the time from a port to another, in picoseconds, up to 1 s
 * @param megabits the speed in 10^6 bits per second, 1 to 400,000
 * @param peer whether the peer host is connected to it
 * @param leaseSeconds the time of the leases of the peer's DHCP server in seconds, 1 to 1,000,000
 */
public record WireDescription(long latency, int megabits, Presence peer, int leaseSeconds) {
    /** The time of a lease if the description does not say another: an hour. */
    public static final int LEASE_SECONDS = 3_600;
    /** The name of the port of the peer host, which no network interface has. */
    public static final String PEER_PORT = "peer";

    /** The presence of the peer host. */
    public enum Presence {
        /** It is connected. */
        YES,
        /** There are the network interfaces only. */
        NO
    }

    /** Checks the ranges. */
    public WireDescription {
        RangeChecks.time("the latency of the wire", latency);
        RangeChecks.number("the speed of the wire in megabits per second", megabits, 1, 400_000);
        RangeChecks.number("the lease of an address in seconds", leaseSeconds, 1, 1_000_000);
    }

    /** A wire on which addresses are leased for an hour. */
    public WireDescription(long latency, int megabits, Presence peer) {
        this(latency, megabits, peer, LEASE_SECONDS);
    }

    /** Returns whether the peer host is connected. */
    public boolean hasPeer() {
        return peer == Presence.YES;
    }
}
