package org.barreleye.machine.description;

/**
 * Memory that starts at offset 0 of an address space of its own.
 *
 * @param space 0 .. 65,535
 * @param bytes its size: a positive multiple of 4,096, at most 2^40
 */
public record MemoryRegion(int space, long bytes) {
    /** Checks the ranges. */
    public MemoryRegion {
        if (space < 0 || space > 0xffff) {
            throw new IllegalArgumentException("an address space has a number from 0 to 65535, not " + space);
        }
        if (bytes <= 0 || bytes % 4096 != 0 || bytes > 1L << 40) {
            throw new IllegalArgumentException(
                    "the memory of space " + space + " is a positive multiple of 4096 bytes up to 2^40, not " + bytes);
        }
    }
}
