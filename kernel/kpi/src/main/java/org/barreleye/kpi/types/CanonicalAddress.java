package org.barreleye.kpi.types;

/**
 * The address of a byte in the whole system, the same for all cores: an address space and an offset into it.
 *
 * <p>The same number may mean different cells on different cores; a canonical address never does. Capabilities carry
 * canonical addresses packed into one 64-bit word ({@link #packed()}): the space in bits 48..63, the offset below.
 *
 * @param space 0 .. 65,535
 * @param offset in bytes, 0 .. 2^48-1
 */
public record CanonicalAddress(int space, long offset) {
    private static final int SPACE_SHIFT = 48;
    private static final long OFFSET_MASK = (1L << SPACE_SHIFT) - 1;

    /** Checks the ranges. */
    public CanonicalAddress {
        if (space < 0 || space > 0xffff) {
            throw new IllegalArgumentException("an address space has a number from 0 to 65535, not " + space);
        }
        if ((offset & ~OFFSET_MASK) != 0) {
            throw new IllegalArgumentException("an offset has 48 bits, not 0x" + Long.toHexString(offset));
        }
    }

    /** Takes a packed address apart. */
    public static CanonicalAddress of(long packed) {
        return new CanonicalAddress((int) (packed >>> SPACE_SHIFT), packed & OFFSET_MASK);
    }

    /** Both parts in one word, as in capabilities and messages. */
    public long packed() {
        return (long) space << SPACE_SHIFT | offset;
    }

    @Override
    public String toString() {
        return space + ":0x" + Long.toHexString(offset);
    }
}
