package org.barreleye.machine.translation;

/**
 * The result of a table walk in one number, which the TLB keeps: the rights of the page in bits 0 to 4, whether the
 * first write to it has been noted in bit 5, its frame in bits 12 to 51, and the logarithm of its size in bits 52 to
 * 57. Never 0.
 */
final class PageTableEntry {
    /** The absence of a page. */
    static final long NONE = 0;

    private static final long DIRTY = 1 << 5;
    private static final long FRAME_MASK = (1L << 52) - (1 << 12);
    private static final int SHIFT_AT = 52;

    private PageTableEntry() {}

    /** A page of {@code 1 << shift} bytes that lies at the frame. */
    static long of(long frame, int shift, int rights, boolean dirty) {
        return (long) shift << SHIFT_AT | frame & FRAME_MASK & -1L << shift | rights | (dirty ? DIRTY : 0);
    }

    /** The logarithm of the size of the page. */
    static int shift(long entry) {
        return (int) (entry >>> SHIFT_AT);
    }

    /** Translates a virtual address of the page. */
    static long address(long entry, long virtual) {
        long inside = (1L << shift(entry)) - 1;
        return entry & FRAME_MASK & ~inside | virtual & inside;
    }

    static boolean allows(long entry, Access access, Privilege privilege) {
        return (entry >>> 2 * privilege.ordinal() + access.ordinal() & 1) != 0;
    }

    /** Returns whether a write changes nothing in the table. */
    static boolean isDirty(long entry) {
        return (entry & DIRTY) != 0;
    }
}
