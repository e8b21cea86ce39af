package org.barreleye.cpudriver.state;

import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;

/**
 * Adjacent addresses that a dispatcher can access through one capability.
 *
 * @param first the first address
 * @param bytes the size; 0 if a search has only come as far as the address
 * @param pageBytes the size of a page; 0 on a core without an MMU
 * @param base the packed canonical address of the memory
 * @param access the rights
 * @param usage which pages were accessed and written to, if the architecture says so
 * @param source the slot of the capability; absent if a search has only come as far as the address
 */
public record MappedPart(long first, long bytes, long pageBytes, long base, int access, Optional<Usage> usage,
        Optional<CapabilitySlot> source) {
    /**
     * Pages that were accessed and written to since their bits were cleared.
     *
     * @param accessed the number of pages that were accessed
     * @param written the number of those that were written to
     */
    public record Usage(int accessed, int written) {}

    static MappedPart nothingBefore(long address) {
        return new MappedPart(address, 0, 0, 0, 0, Optional.empty(), Optional.empty());
    }
}
