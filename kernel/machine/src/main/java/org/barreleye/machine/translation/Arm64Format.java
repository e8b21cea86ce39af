package org.barreleye.machine.translation;

/**
 * AArch64 with the granule of 4 KiB: four levels of 512 entries of eight bytes, pages of 4 KiB, and blocks of 2 MiB and
 * 1 GiB on the levels 2 and 3. After the ARM architecture manual for A-profile (D8.3), stage 1 of EL1 and EL0, with the
 * hardware management of the access flag and of the dirty state, without memory types, shareability and hierarchical
 * permissions. The manual counts the levels from 0 at the root; here the leaf is level 1.
 *
 * <p>An entry: bit 0 valid, bit 1 a table, or a page on level 1, bit 6 (AP[1]) for EL0, bit 7 (AP[2]) read-only, bit 10
 * the access flag, bit 11 of one address space only, bits 12 to 47 the frame, bit 51 (DBM) a write clears bit 7, bit 53
 * not to be executed by EL1, bit 54 not by EL0; bit 55 is for software.
 */
final class Arm64Format extends Radix512Format {
    private static final long VALID = 1;
    private static final long TABLE_OR_PAGE = 1 << 1;
    private static final long FOR_EL0 = 1 << 6;
    private static final long READ_ONLY = 1 << 7;
    private static final long ACCESS_FLAG = 1 << 10;
    private static final long NOT_GLOBAL = 1 << 11;
    private static final long FRAME = (1L << 48) - (1 << 12);
    private static final long DIRTY_BIT_MODIFIER = 1L << 51;
    // Ignored by the hardware: of a page that software has made read-only after it was written to.
    private static final long WAS_DIRTY = 1L << 55;
    private static final long NO_EXECUTION_EL1 = 1L << 53;
    private static final long NO_EXECUTION_EL0 = 1L << 54;
    private static final Arm64Usage USAGE = new Arm64Usage();

    Arm64Format() {
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
        if ((entry & VALID) == 0) {
            return Kind.EMPTY;
        }
        boolean isTableOrPage = (entry & TABLE_OR_PAGE) != 0;
        if (level == 1) {
            return isTableOrPage ? Kind.PAGE : Kind.EMPTY;
        }
        return isTableOrPage ? Kind.TABLE : mayBePage(level) ? Kind.PAGE : Kind.EMPTY;
    }

    @Override
    public long frame(int level, long entry) {
        return entry & FRAME & (kind(level, entry) == Kind.PAGE ? -1L << shift(level) : -1L);
    }

    @Override
    public int rights(int level, long entry) {
        if (kind(level, entry) == Kind.TABLE) {
            return PageRights.READ_WRITE | PageRights.USER_EXECUTES;
        }
        boolean writable = (entry & READ_ONLY) == 0 || (entry & DIRTY_BIT_MODIFIER) != 0;
        int rights = PageRights.KERNEL_READS | (writable ? PageRights.KERNEL_WRITES : 0);
        if ((entry & FOR_EL0) != 0) {
            rights |= PageRights.USER_READS | (writable ? PageRights.USER_WRITES : 0)
                    | ((entry & NO_EXECUTION_EL0) == 0 ? PageRights.USER_EXECUTES : 0);
        }
        return rights;
    }

    @Override
    public long pageEntry(int level, long frame, int rights) {
        requirePage(level, frame, FRAME);
        boolean isForUsers = PageRights.has(rights, PageRights.USER_READS);
        int writes = isForUsers ? PageRights.USER_WRITES : PageRights.KERNEL_WRITES;
        // A writable page begins clean: read-only, until the first write.
        return frame | VALID | (level == 1 ? TABLE_OR_PAGE : 0) | NOT_GLOBAL | READ_ONLY | NO_EXECUTION_EL1
                | (isForUsers ? FOR_EL0 : 0)
                | (PageRights.has(rights, writes) ? DIRTY_BIT_MODIFIER : 0)
                | (PageRights.has(rights, PageRights.USER_EXECUTES) ? 0 : NO_EXECUTION_EL0);
    }

    @Override
    public long tableEntry(int level, long frame) {
        requireTable(level, frame, FRAME);
        return frame | VALID | TABLE_OR_PAGE;
    }

    @Override
    public UsageBits usageBits() {
        return USAGE;
    }

    /** The access flag, and the dirty state: a page that may be written to and is not read-only is dirty. */
    private record Arm64Usage() implements UsageBits {
        @Override
        public boolean exist() {
            return true;
        }

        @Override
        public boolean isAccessed(long entry) {
            return (entry & ACCESS_FLAG) != 0;
        }

        @Override
        public boolean isDirty(long entry) {
            return (entry & DIRTY_BIT_MODIFIER) != 0 && (entry & READ_ONLY) == 0 || (entry & WAS_DIRTY) != 0;
        }

        @Override
        public long afterAccess(long entry, boolean write) {
            boolean isModifiable = (entry & DIRTY_BIT_MODIFIER) != 0;
            return (entry | ACCESS_FLAG | (write && !isModifiable ? WAS_DIRTY : 0))
                    & (write && isModifiable ? ~READ_ONLY : -1L);
        }

        @Override
        public long clear(long entry) {
            return entry & ~(ACCESS_FLAG | WAS_DIRTY) | ((entry & DIRTY_BIT_MODIFIER) != 0 ? READ_ONLY : 0);
        }
    }
}
