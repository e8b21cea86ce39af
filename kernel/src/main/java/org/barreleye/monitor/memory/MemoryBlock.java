package org.barreleye.monitor.memory;

import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A block of a core's RAM that is in use.
 *
 * @param slot the first capability to the object that was made of it
 * @param offset its first byte, counted from the beginning of the core's RAM
 * @param bytes its length, a multiple of the page size
 */
public record MemoryBlock(CapabilityAddress slot, long offset, long bytes) {
    /** Returns the first capability to the object that was made of this block. */
    public CapabilityReference reference() {
        return CapabilityReference.at(slot);
    }
}
