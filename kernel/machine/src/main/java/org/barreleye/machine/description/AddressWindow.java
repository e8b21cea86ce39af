package org.barreleye.machine.description;

/**
 * A window of a core's address map: local addresses that show a part of memory.
 *
 * @param at its first local address
 * @param bytes its length: a positive multiple of 4,096
 * @param space the canonical address space behind it
 * @param offset where in that space it begins
 */
public record AddressWindow(long at, long bytes, int space, long offset) {
    private static final long PAGE = 4_096;

    /** Checks the ranges. */
    public AddressWindow {
        RangeChecks.number("the space of an address window", space, 0, 0xffff);
        if (bytes <= 0 || bytes % PAGE != 0 || at < 0 || at % PAGE != 0 || offset < 0 || offset % PAGE != 0) {
            throw new IllegalArgumentException(
                    "an address window begins and ends at multiples of 4096 on both sides and is not"
                    + " empty; this one has " + bytes + " bytes at " + at + " for offset " + offset);
        }
        if (at > Long.MAX_VALUE - bytes || offset > Long.MAX_VALUE - bytes) {
            throw new IllegalArgumentException("an address window of " + bytes + " bytes at " + at
                    + " ends beyond all addresses");
        }
    }

    boolean overlaps(AddressWindow other) {
        return at < other.at + other.bytes && other.at < at + bytes;
    }
}
