package org.barreleye.machine.fault;

/**
 * A link over which nothing passes for a while, in either direction: lines and signals that come to it wait until it is
 * over.
 *
 * @param one one of the nodes that it joins
 * @param other the other
 * @param at when it begins, in picoseconds since the machine was switched on
 * @param duration how long it takes, in picoseconds
 */
public record LinkStall(int one, int other, long at, long duration) {
    /** Checks the ranges. */
    public LinkStall {
        if (at < 0 || duration < 0 || duration > Long.MAX_VALUE - at) {
            throw new IllegalArgumentException("the link of nodes " + one + " and " + other
                    + " is stalled at times that exist, not at " + at + " ps for " + duration + " ps");
        }
    }
}
