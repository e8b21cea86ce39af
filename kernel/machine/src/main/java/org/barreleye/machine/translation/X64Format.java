package org.barreleye.machine.translation;

/**
 * x86-64: four levels of 512 entries of eight bytes, pages of 4 KiB, and of 2 MiB and 1 GiB by a bit in an entry of
 * level 2 or 3. After the Intel 64 manual, volume 3, section 4.5, without protection keys and memory types.
 *
 * <p>An entry: bit 0 present, bit 1 writable, bit 2 for users, bit 5 accessed, bit 6 dirty, bit 7 a page instead of a
 * table, bits 12 to 51 the frame of the page or table, bit 63 not to be executed. A right must be granted on every
 * level. The kernel, too, writes only to writable pages.
 */
final class X64Format extends Radix512Format {
    private static final long PRESENT = 1;
    private static final long WRITABLE = 1 << 1;
    private static final long FOR_USERS = 1 << 2;
    private static final TwoUsageBits USAGE = new TwoUsageBits(1 << 5, 1 << 6);
    private static final long PAGE = 1 << 7;
    private static final long NO_EXECUTION = 1L << 63;
    private static final long FRAME = (1L << 52) - (1 << 12);

    X64Format() {
        super(4, 48);
    }

    @Override
    public boolean mayBePage(int level) {
        return level <= 3;
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
        return level == 1 || mayBePage(level) && (entry & PAGE) != 0 ? Kind.PAGE : Kind.TABLE;
    }

    @Override
    public long frame(int level, long entry) {
        return entry & FRAME & (kind(level, entry) == Kind.PAGE ? -1L << shift(level) : -1L);
    }

    @Override
    public int rights(int level, long entry) {
        boolean writable = (entry & WRITABLE) != 0;
        int rights = PageRights.KERNEL_READS | (writable ? PageRights.KERNEL_WRITES : 0);
        if ((entry & FOR_USERS) != 0) {
            rights |= PageRights.USER_READS | (writable ? PageRights.USER_WRITES : 0)
                    | ((entry & NO_EXECUTION) == 0 ? PageRights.USER_EXECUTES : 0);
        }
        return rights;
    }

    @Override
    public long pageEntry(int level, long frame, int rights) {
        requirePage(level, frame, FRAME);
        boolean isForUsers = PageRights.has(rights, PageRights.USER_READS);
        int writes = isForUsers ? PageRights.USER_WRITES : PageRights.KERNEL_WRITES;
        return frame | PRESENT | (level > 1 ? PAGE : 0) | (isForUsers ? FOR_USERS : 0)
                | (PageRights.has(rights, writes) ? WRITABLE : 0)
                | (PageRights.has(rights, PageRights.USER_EXECUTES) ? 0 : NO_EXECUTION);
    }

    @Override
    public long tableEntry(int level, long frame) {
        requireTable(level, frame, FRAME);
        return frame | PRESENT | WRITABLE | FOR_USERS;
    }

    @Override
    public UsageBits usageBits() {
        return USAGE;
    }
}
