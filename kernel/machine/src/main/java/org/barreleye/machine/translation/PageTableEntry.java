package org.barreleye.machine.translation;

/**
 * The result of a table walk in one number: the frame of the page in bits 12 to 51, its rights in bits 0 to 3, and the
 * logarithm of its size in bits 52 to 57. Never 0.
 */
final class PageTableEntry {
    /** The rights. */
    static final int KERNEL_READS = 1;
    static final int KERNEL_WRITES = 1 << 1;
    static final int USER_READS = 1 << 2;
    static final int USER_WRITES = 1 << 3;

    /** The bits of a frame's address. */
    static final long FRAME_MASK = (1L << 52) - (1 << 12);

    private static final int SHIFT_AT = 52;

    private PageTableEntry() {}

    /** A page of {@code 1 << shift} bytes that lies at the frame. */
    static long of(long frame, int shift, int rights) {
        return (long) shift << SHIFT_AT | frame & FRAME_MASK & -1L << shift | rights;
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
}
