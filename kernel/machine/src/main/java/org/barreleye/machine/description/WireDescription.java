package org.barreleye.machine.description;

/**
 * The description of the wire that connects the network interfaces of a machine.
 *
 * @param latency the time from a port to another, in picoseconds, up to 1 s
 * @param megabits the speed in 10^6 bits per second, 1 to 400,000
 * @param peer whether the peer host is connected to it
 */
public record WireDescription(long latency, int megabits, Presence peer) {
    /** The name of the port of the peer host, which no network interface has. */
    public static final String PEER_PORT = "peer";

    /** Whether the peer host is there. */
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
    }

    /** Returns whether the peer host is connected. */
    public boolean hasPeer() {
        return peer == Presence.YES;
    }
}
