package org.barreleye.cpudriver.dma;

import org.barreleye.kpi.types.CanonicalAddress;

/**
 * The refusal of an access of a device to memory.
 *
 * @param device the name of the device
 * @param address the address, as the device used it
 * @param isWrite whether it was a write
 * @param refused the number of accesses of the device that were refused so far
 */
public record DmaFault(String device, long address, boolean isWrite, long refused) {
    @Override
    public String toString() {
        return device + " may not " + (isWrite ? "write" : "read") + " at " + CanonicalAddress.of(address)
                + ": refusal " + refused;
    }
}
