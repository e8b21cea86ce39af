package org.barreleye.machine.device;

import org.barreleye.kpi.state.Copyable;

/**
 * The access of a device to memory, by the addresses that the device uses. These are packed canonical addresses, unless
 * a unit between the device and memory translates them.
 */
public interface DmaAccess extends Copyable {
    /**
     * Returns whether the device may read or write a range, which begins at a multiple of 8. A unit that protects
     * memory notes a refusal.
     */
    boolean permits(long deviceAddress, int bytes, boolean isWrite);

    /** Reads eight bytes as they lie there, the first in the lowest bits; all ones if the access is refused. */
    long read(long deviceAddress);

    /** Writes eight bytes, the lowest bits first; changes nothing if the access is refused. */
    void write(long deviceAddress, long word);
}
