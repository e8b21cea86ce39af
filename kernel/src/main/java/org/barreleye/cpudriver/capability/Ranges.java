package org.barreleye.cpudriver.capability;

/** Arithmetic on ranges of unsigned addresses. A range ends at 2^64 at most, where begin plus size wraps to 0. */
final class Ranges {
    private Ranges() {}

    /** Compares the ends of two ranges. */
    static int compareEnds(long address, long size, long otherAddress, long otherSize) {
        boolean atTop = endsAtTop(address, size);
        boolean otherAtTop = endsAtTop(otherAddress, otherSize);
        return atTop || otherAtTop
                ? Boolean.compare(atTop, otherAtTop)
                : Long.compareUnsigned(address + size, otherAddress + otherSize);
    }

    /** Returns whether a range ends after an address. */
    static boolean endsAfter(long address, long size, long other) {
        return endsAtTop(address, size) || Long.compareUnsigned(address + size, other) > 0;
    }

    private static boolean endsAtTop(long address, long size) {
        return size != 0 && address + size == 0;
    }
}
