package org.barreleye.kpi.syscall;

/** The meaning of a page table entry, the same for every architecture, as the kernel describes it for display. */
public final class EntryFlags {
    /** It names a table of the level below. */
    public static final int TABLE = 1;
    /** It names a page. */
    public static final int PAGE = 1 << 1;
    /** Programs may read. */
    public static final int READABLE = 1 << 2;
    /** Programs may write. */
    public static final int WRITABLE = 1 << 3;
    /** The format has an accessed and a dirty bit for it. */
    public static final int HAS_USAGE = 1 << 4;
    /** The page was accessed since the bit was cleared. */
    public static final int ACCESSED = 1 << 5;
    /** The page was written to since the bit was cleared. */
    public static final int DIRTY = 1 << 6;
    /** The TLB of the core has the translation. */
    public static final int IN_TLB = 1 << 7;

    private EntryFlags() {}

    /** Returns whether a set of flags has one. */
    public static boolean has(long flags, int flag) {
        return (flags & flag) != 0;
    }
}
