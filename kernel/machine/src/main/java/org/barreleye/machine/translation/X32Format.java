package org.barreleye.machine.translation;

/**
 * 32-bit x86: two levels of 1,024 entries of four bytes, pages of 4 KiB, and of 4 MiB by a bit in an entry of the root.
 * After the Intel 64 manual, volume 3, section 4.3, with page size extension, without physical addresses above 4 GiB.
 *
 * <p>An entry: bit 0 present, bit 1 writable, bit 2 for users, bit 5 accessed, bit 6 dirty, bit 7 of the root a page
 * instead of a table, bits 12 to 31 the frame (22 to 31 of a page of 4 MiB). A right must be granted on both levels.
 * Every page can be executed.
 */
final class X32Format implements PageTableFormat {
    private static final int INDEX_BITS = 10;
    private static final int PAGE_SHIFT = 12;
    private static final long ADDRESS = 0xffff_ffffL;
    private static final long PRESENT = 1;
    private static final long WRITABLE = 1 << 1;
    private static final long FOR_USERS = 1 << 2;
    private static final TwoUsageBits USAGE = new TwoUsageBits(1 << 5, 1 << 6);
    private static final long PAGE = 1 << 7;
    private static final long FRAME = 0xffff_f000L;

    X32Format() {}

    @Override
    public int levels() {
        return 2;
    }

    @Override
    public int indexBits(int level) {
        return INDEX_BITS;
    }

    @Override
    public int entryBytes() {
        return Integer.BYTES;
    }

    @Override
    public int shift(int level) {
        return PAGE_SHIFT + INDEX_BITS * (level - 1);
    }

    @Override
    public boolean mayBePage(int level) {
        return true;
    }

    @Override
    public boolean covers(long virtual) {
        return (virtual & ~ADDRESS) == 0;
    }

    @Override
    public boolean canName(long frame) {
        return (frame & ~(FRAME | 0xfff)) == 0;
    }

    @Override
    public Kind kind(int level, long entry) {
        if ((entry & PRESENT) == 0) {
            return Kind.EMPTY;
        }
        return level == 1 || (entry & PAGE) != 0 ? Kind.PAGE : Kind.TABLE;
    }

    @Override
    public long frame(int level, long entry) {
        return entry & FRAME & (kind(level, entry) == Kind.PAGE ? -1L << shift(level) : -1L);
    }

    @Override
    public int rights(int level, long entry) {
        boolean writable = (entry & WRITABLE) != 0;
        int rights = PageRights.KERNEL_READS | (writable ? PageRights.KERNEL_WRITES : 0);
        return (entry & FOR_USERS) == 0 ? rights
                : rights | PageRights.USER_READS | PageRights.USER_EXECUTES | (writable ? PageRights.USER_WRITES : 0);
    }

    @Override
    public long pageEntry(int level, long frame, int rights) {
        FrameAddresses.require(frame, 1L << shift(level), FRAME);
        boolean isForUsers = PageRights.has(rights, PageRights.USER_READS);
        int writes = isForUsers ? PageRights.USER_WRITES : PageRights.KERNEL_WRITES;
        return frame | PRESENT | (level > 1 ? PAGE : 0) | (isForUsers ? FOR_USERS : 0)
                | (PageRights.has(rights, writes) ? WRITABLE : 0);
    }

    @Override
    public long tableEntry(int level, long frame) {
        if (level != 2) {
            throw new IllegalArgumentException("an entry of level " + level + " names no table");
        }
        FrameAddresses.require(frame, tableBytes(1), FRAME);
        return frame | PRESENT | WRITABLE | FOR_USERS;
    }

    @Override
    public UsageBits usageBits() {
        return USAGE;
    }
}
