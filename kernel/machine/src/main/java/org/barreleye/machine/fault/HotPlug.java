package org.barreleye.machine.fault;

import java.util.List;

/**
 * A device on the bus that comes or goes.
 *
 * @param function the name of its function
 * @param at the time, in picoseconds
 * @param isPresent whether it is there from then on
 */
public record HotPlug(String function, long at, boolean isPresent) implements Fault {
    /** Checks the range. */
    public HotPlug {
        if (at < 0) {
            throw new IllegalArgumentException("a device comes or goes at 0 ps or later, not at " + at + " ps");
        }
    }

    @Override
    public FaultForm form() {
        return isPresent ? FaultForm.DEVICE_COMES : FaultForm.DEVICE_GOES;
    }

    @Override
    public List<Object> values() {
        return List.of(function, at);
    }

    @Override
    public long begin() {
        return at;
    }
}
