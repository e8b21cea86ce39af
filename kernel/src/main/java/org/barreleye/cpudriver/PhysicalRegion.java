package org.barreleye.cpudriver;

import org.barreleye.kpi.types.CanonicalAddress;

/**
 * A contiguous region of physical memory.
 *
 * @param base packed canonical address of its first byte
 * @param bytes its length; a multiple of 4096
 */
public record PhysicalRegion(long base, long bytes) {
    /**
     * A region of a canonical address space.
     *
     * @param offset of its first byte in the space
     */
    public static PhysicalRegion of(int space, long offset, long bytes) {
        return new PhysicalRegion(new CanonicalAddress(space, offset).packed(), bytes);
    }

    /** The number of its canonical address space. */
    public int space() {
        return CanonicalAddress.of(base).space();
    }

    /** The offset of its first byte in the space. */
    public long offset() {
        return CanonicalAddress.of(base).offset();
    }

    /** A region of another length with the same base. */
    public PhysicalRegion withBytes(long newBytes) {
        return new PhysicalRegion(base, newBytes);
    }
}
