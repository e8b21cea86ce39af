package org.barreleye.monitor.memory;

import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A block of a core's RAM that is in use.
 *
 * @param slot the first capability to the object that was made of it
 * @param region the number of the piece of RAM that it is a part of
 * @param offset its first byte, counted from the beginning of that piece
 * @param bytes its length, a multiple of the page size
 */
public record MemoryBlock(CapabilityAddress slot, int region, long offset, long bytes) {
    /** Returns the first capability to the object that was made of this block. */
    public CapabilityReference reference() {
        return CapabilityReference.at(slot);
    }
}
