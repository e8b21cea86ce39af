package org.barreleye.machine.device;

import org.barreleye.kpi.state.Copyable;

/** The access of one device to memory. A device address means what the machine lets the device see there. */
public interface DmaAccess extends Copyable {
    /**
     * Reads eight bytes, the first in the lowest bits.
     *
     * @param deviceAddress a multiple of 8
     * @throws DmaRefused if the device may not read there
     */
    long read(long deviceAddress);

    /**
     * Writes eight bytes, the lowest bits first. Coherent caches drop their copies, and the cores that poll the line
     * are notified.
     *
     * @param deviceAddress a multiple of 8
     * @throws DmaRefused if the device may not write there
     */
    void write(long deviceAddress, long word);

    /**
     * The time to move the message line of an address, which occupies the links on the way.
     *
     * @param now the time at which it starts
     * @throws DmaRefused if the device may not access the line
     */
    long lineTime(long deviceAddress, boolean toMemory, long now);
}
