package org.barreleye.machine.translation;

/**
 * RISC-V Sv39: three levels of 512 entries of eight bytes, pages of 4 KiB, and of 2 MiB and 1 GiB on the levels 2 and
 * 3. After the RISC-V privileged architecture, section "Sv39", with the hardware update of the accessed and dirty bits
 * (Svadu). The manual counts the levels from 0 at the leaf; here that is level 1.
 *
 * <p>An entry: bit 0 valid, 1 readable, 2 writable, 3 executable, 4 for users, 6 accessed, 7 dirty, bits 10 to 53 the
 * number of the page or table. An entry that is neither readable nor executable names a table; writable without
 * readable is reserved, and counts as empty. The kernel reads and writes what users may (SUM is set).
 */
final class RiscVFormat extends Radix512Format {
    private static final long VALID = 1;
    private static final long READABLE = 1 << 1;
    private static final long WRITABLE = 1 << 2;
    private static final long EXECUTABLE = 1 << 3;
    private static final long FOR_USERS = 1 << 4;
    private static final TwoUsageBits USAGE = new TwoUsageBits(1 << 6, 1 << 7);
    private static final int NUMBER_AT = 10;
    private static final int PAGE_SHIFT = 12;
    private static final long NUMBER_MASK = (1L << 44) - 1;
    private static final long FRAME = NUMBER_MASK << PAGE_SHIFT;

    RiscVFormat() {
        super(3, 39);
    }

    @Override
    public boolean mayBePage(int level) {
        return true;
    }

    @Override
    public boolean canName(long frame) {
        return (frame & ~(FRAME | 0xfff)) == 0;
    }

    @Override
    public Kind kind(int level, long entry) {
        boolean isReserved = (entry & (WRITABLE | READABLE)) == WRITABLE;
        if ((entry & VALID) == 0 || isReserved) {
            return Kind.EMPTY;
        }
        if ((entry & (READABLE | EXECUTABLE)) != 0) {
            return Kind.PAGE;
        }
        return level > 1 ? Kind.TABLE : Kind.EMPTY;
    }

    @Override
    public long frame(int level, long entry) {
        long frame = (entry >>> NUMBER_AT & NUMBER_MASK) << PAGE_SHIFT;
        return kind(level, entry) == Kind.PAGE ? frame & -1L << shift(level) : frame;
    }

    @Override
    public int rights(int level, long entry) {
        if (kind(level, entry) == Kind.TABLE) {
            return PageRights.READ_WRITE | PageRights.USER_EXECUTES;
        }
        int rights = ((entry & READABLE) != 0 ? PageRights.KERNEL_READS : 0)
                | ((entry & WRITABLE) != 0 ? PageRights.KERNEL_WRITES : 0);
        if ((entry & FOR_USERS) != 0) {
            rights |= ((entry & READABLE) != 0 ? PageRights.USER_READS : 0)
                    | ((entry & WRITABLE) != 0 ? PageRights.USER_WRITES : 0)
                    | ((entry & EXECUTABLE) != 0 ? PageRights.USER_EXECUTES : 0);
        }
        return rights;
    }

    @Override
    public long pageEntry(int level, long frame, int rights) {
        requirePage(level, frame, FRAME);
        boolean isForUsers = PageRights.has(rights, PageRights.USER_READS);
        int writes = isForUsers ? PageRights.USER_WRITES : PageRights.KERNEL_WRITES;
        return frame >>> PAGE_SHIFT << NUMBER_AT | VALID | READABLE | (isForUsers ? FOR_USERS : 0)
                | (PageRights.has(rights, writes) ? WRITABLE : 0)
                | (PageRights.has(rights, PageRights.USER_EXECUTES) ? EXECUTABLE : 0);
    }

    @Override
    public long tableEntry(int level, long frame) {
        requireTable(level, frame, FRAME);
        return frame >>> PAGE_SHIFT << NUMBER_AT | VALID;
    }

    @Override
    public UsageBits usageBits() {
        return USAGE;
    }
}
