package org.barreleye.cpudriver.capability;

/**
 * A range of addresses.
 *
 * @param address its begin, unsigned
 * @param size its length, unsigned; it ends at 2^64 at most
 */
public record AddressRange(long address, long size) {
    /** Returns whether another range lies inside this one. */
    public boolean contains(long otherAddress, long otherSize) {
        return Long.compareUnsigned(address, otherAddress) <= 0
                && Ranges.compareEnds(address, size, otherAddress, otherSize) >= 0;
    }

    /** Returns whether another range begins where this one ends. */
    public boolean precedes(AddressRange other) {
        return address + size == other.address && other.address != 0;
    }

    /** This range and the one that begins where it ends. */
    public AddressRange mergeWith(AddressRange following) {
        return new AddressRange(address, size + following.size);
    }
}
