package org.barreleye.service.bus;

import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.kpi.state.Shared;

/**
 * The place of a function.
 *
 * @param bus the number of its bus
 * @param slot its slot there, 0 .. 31
 */
@Shared // never changed
record FunctionPlace(int bus, int slot) implements Comparable<FunctionPlace> {
    /** The number of the place among those of all buses, which is that of its page of configuration space. */
    int number() {
        return bus * FunctionRegister.SLOTS + slot;
    }

    @Override
    public int compareTo(FunctionPlace other) {
        return Integer.compare(number(), other.number());
    }
}
