package org.barreleye.machine.fault;

/**
 * The faults of a port of the wire. They are drawn for each frame that the port sends, and for each that it receives.
 *
 * @param port the name of the port: that of its network interface, or {@code peer}
 * @param lost frames that are lost, in percent
 * @param duplicated frames that arrive a second time, in percent
 * @param reordered frames that arrive late, so that others overtake them, in percent
 * @param lateness the largest delay of a reordered frame, and of the second copy of a duplicated one, in picoseconds
 */
public record PortFaults(String port, int lost, int duplicated, int reordered, long lateness) {
    private static final int HUNDRED_PERCENT = 100;
    private static final long MAX_LATENESS = 1_000_000_000_000L;

    /** Checks the ranges. */
    public PortFaults {
        requireShare(port, "lost", lost);
        requireShare(port, "duplicated", duplicated);
        requireShare(port, "reordered", reordered);
        if (lateness < 0 || lateness > MAX_LATENESS) {
            throw new IllegalArgumentException("a frame is late by 0 ps to 1 s, not by " + lateness + " ps");
        }
    }

    /** No faults. */
    public static PortFaults none(String port) {
        return new PortFaults(port, 0, 0, 0, 0);
    }

    private static void requireShare(String port, String what, int percent) {
        if (percent < 0 || percent > HUNDRED_PERCENT) {
            throw new IllegalArgumentException("the share of " + what + " frames of port '" + port
                    + "' is 0 to 100 percent, not " + percent);
        }
    }
}
