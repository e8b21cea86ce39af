package org.barreleye.machine.fault;

import java.util.List;

/**
 * The stall of a link, in both directions: lines and signals that reach the link wait until the stall is over.
 *
 * @param one one of the nodes that the link joins
 * @param other the other node
 * @param at the begin of the stall, in picoseconds since the machine was powered on
 * @param duration the length of the stall, in picoseconds
 */
public record LinkStall(int one, int other, long at, long duration) implements Fault {
    /** Checks the ranges. */
    public LinkStall {
        if (at < 0 || duration < 0 || duration > Long.MAX_VALUE - at) {
            throw new IllegalArgumentException("a stall of the link of nodes " + one + " and " + other
                    + " begins at 0 ps or later and lasts 0 ps or longer, until 2^63 ps; this one begins at " + at
                    + " ps and lasts " + duration + " ps");
        }
    }

    @Override
    public FaultForm form() {
        return FaultForm.LINK_STALL;
    }

    @Override
    public List<Object> values() {
        return List.of((long) one, (long) other, at, duration);
    }

    @Override
    public long begin() {
        return at;
    }
}
