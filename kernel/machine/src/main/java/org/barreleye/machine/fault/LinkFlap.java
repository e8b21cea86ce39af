package org.barreleye.machine.fault;

import java.util.List;

/**
 * The loss of a port's link to the wire: frames that the port sends, or that arrive at it meanwhile, are lost.
 *
 * @param port the name of the port: that of its network interface, or {@code peer}
 * @param at the begin, in picoseconds since the machine was powered on
 * @param duration the time until the link is up again, in picoseconds
 */
public record LinkFlap(String port, long at, long duration) implements Fault {
    /** Checks the ranges. */
    public LinkFlap {
        if (at < 0 || duration < 1 || duration > Long.MAX_VALUE - at) {
            throw new IllegalArgumentException("the link of port '" + port + "' is lost at 0 ps or later for 1 ps or"
                    + " longer, until 2^63 ps; not at " + at + " ps for " + duration + " ps");
        }
    }

    /** The time at which the link is up again. */
    public long end() {
        return at + duration;
    }

    @Override
    public FaultForm form() {
        return FaultForm.LINK_FLAP;
    }

    @Override
    public List<Object> values() {
        return List.of(port, at, duration);
    }

    @Override
    public long begin() {
        return at;
    }
}
