package org.barreleye.machine.fault;

/**
 * A device on the bus that comes or goes.
 *
 * @param function the name of its function
 * @param at the time, in picoseconds
 * @param isPresent whether it is there from then on
 */
public record HotPlug(String function, long at, boolean isPresent) {
    /** Checks the range. */
    public HotPlug {
        if (at < 0) {
            throw new IllegalArgumentException("a device comes or goes at 0 ps or later, not at " + at + " ps");
        }
    }
}
