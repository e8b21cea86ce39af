package org.barreleye.machine.device;

import org.barreleye.kpi.state.Copyable;

/**
 * A device with a page of registers. Cores are named by their indexes in the machine's list, times are in picoseconds.
 *
 * <p>The core that loads or stores pays for the access to device memory. The work of the device costs no core, and
 * takes the time for which the device {@linkplain Bus#post posts} its events. A device has no static state, draws
 * random numbers only through its bus, and is copied with the machine.
 */
public interface Device extends Copyable {
    /**
     * A core reads a register.
     *
     * @param register offset in the page
     * @param now the core's clock
     * @return the number; 0 for a register that does not exist
     */
    long load(int core, int register, long now);

    /**
     * A core writes a register. A register that does not exist ignores it.
     *
     * @param register offset in the page
     * @param now the core's clock
     */
    void store(int core, int register, long value, long now);

    /**
     * An event is due that the device has posted.
     *
     * @param core as posted
     * @param subject as posted
     * @param value as posted
     */
    void onEvent(long now, int core, long subject, long value);

    /** The device was removed from the machine for good. It gets no more accesses and no more events. */
    default void onRemoval() {
        // Most devices are connected to nothing but their bus.
    }
}
