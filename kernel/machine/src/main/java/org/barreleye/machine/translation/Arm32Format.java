package org.barreleye.machine.translation;

/**
 * 32-bit ARM: a root of 4,096 entries for 1 MiB each, and tables of 256 entries for pages of 4 KiB; all entries of four
 * bytes. After the short descriptors of the ARM architecture manual (ARMv7-A, B3.5), without domains, memory types and
 * the access flag. There are no accessed and dirty bits.
 *
 * <p>An entry of the root ends with binary 01 if it holds the address of a table (bits 10 to 31), and with 10 if it is
 * a section of 1 MiB (bits 20 to 31; AP in bits 10, 11 and 15; bit 4 not to be executed). An entry of a table ends with
 * 10 or 11 if it is a page (bits 12 to 31; AP in bits 4, 5 and 9; bit 0 not to be executed). AP as three bits, the
 * highest first: 000 no access, 001 the kernel, 010 the kernel, and users may read, 011 kernel and users, 101 the
 * kernel may read, 110 and 111 kernel and users may read.
 */
final class Arm32Format implements PageTableFormat {
    private static final int SECTION_SHIFT = 20;
    private static final int PAGE_SHIFT = 12;
    private static final int ROOT_INDEX_BITS = 12;
    private static final int TABLE_INDEX_BITS = 8;
    private static final long ADDRESS = 0xffff_ffffL;

    private static final long KIND_MASK = 3;
    private static final long TABLE = 1;
    private static final long SECTION = 2;
    private static final long PAGE = 2;
    private static final long PAGE_NO_EXECUTION = 1;
    private static final long SECTION_NO_EXECUTION = 1 << 4;
    private static final long TABLE_FRAME = 0xffff_fc00L;
    private static final long SECTION_FRAME = 0xfff0_0000L;
    private static final long PAGE_FRAME = 0xffff_f000L;

    /** Access permissions (AP). */
    private static final int KERNEL_ONLY = 1;
    private static final int USERS_READ = 2;
    private static final int ALL = 3;
    private static final int KERNEL_READS = 5;
    private static final int ALL_READ = 7;

    private static final int KERNEL = PageRights.KERNEL_READS | PageRights.KERNEL_WRITES;

    Arm32Format() {}

    @Override
    public int levels() {
        return 2;
    }

    @Override
    public int indexBits(int level) {
        return level == 2 ? ROOT_INDEX_BITS : TABLE_INDEX_BITS;
    }

    @Override
    public int entryBytes() {
        return Integer.BYTES;
    }

    @Override
    public int shift(int level) {
        return level == 2 ? SECTION_SHIFT : PAGE_SHIFT;
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
        return (frame & ~ADDRESS) == 0;
    }

    @Override
    public Kind kind(int level, long entry) {
        if (level == 1) {
            return (entry & PAGE) != 0 ? Kind.PAGE : Kind.EMPTY;
        }
        return (entry & KIND_MASK) == TABLE ? Kind.TABLE : (entry & KIND_MASK) == SECTION ? Kind.PAGE : Kind.EMPTY;
    }

    @Override
    public long frame(int level, long entry) {
        return entry & (level == 1 ? PAGE_FRAME : kind(level, entry) == Kind.TABLE ? TABLE_FRAME : SECTION_FRAME);
    }

    @Override
    public int rights(int level, long entry) {
        if (kind(level, entry) == Kind.TABLE) {
            return PageRights.READ_WRITE | PageRights.USER_EXECUTES;
        }
        long ap = level == 1 ? entry >>> 4 & 3 | entry >>> 7 & 4 : entry >>> 10 & 3 | entry >>> 13 & 4;
        int rights = rights((int) ap);
        boolean isExecutable = (entry & (level == 1 ? PAGE_NO_EXECUTION : SECTION_NO_EXECUTION)) == 0;
        return PageRights.has(rights, PageRights.USER_READS) && isExecutable
                ? rights | PageRights.USER_EXECUTES : rights;
    }

    private static int rights(int ap) {
        return switch (ap) {
            case KERNEL_ONLY -> KERNEL;
            case USERS_READ -> KERNEL | PageRights.USER_READS;
            case ALL -> PageRights.READ_WRITE;
            case KERNEL_READS -> PageRights.KERNEL_READS;
            case 6, ALL_READ -> PageRights.READ_ONLY;
            default -> 0;
        };
    }

    @Override
    public long pageEntry(int level, long frame, int rights) {
        FrameAddresses.require(frame, 1L << shift(level), level == 1 ? PAGE_FRAME : SECTION_FRAME);
        long ap = ap(rights);
        boolean isExecutable = PageRights.has(rights, PageRights.USER_EXECUTES);
        return level == 1
                ? frame | (ap & 3) << 4 | (ap & 4) << 7 | PAGE | (isExecutable ? 0 : PAGE_NO_EXECUTION)
                : frame | (ap & 3) << 10 | (ap & 4) << 13 | SECTION | (isExecutable ? 0 : SECTION_NO_EXECUTION);
    }

    private static int ap(int rights) {
        if (PageRights.has(rights, PageRights.USER_READS)) {
            return PageRights.has(rights, PageRights.USER_WRITES) ? ALL
                    : PageRights.has(rights, PageRights.KERNEL_WRITES) ? USERS_READ : ALL_READ;
        }
        return PageRights.has(rights, PageRights.KERNEL_WRITES) ? KERNEL_ONLY : KERNEL_READS;
    }

    @Override
    public long tableEntry(int level, long frame) {
        if (level != 2) {
            throw new IllegalArgumentException("an entry of level " + level + " names no table");
        }
        FrameAddresses.require(frame, tableBytes(1), TABLE_FRAME);
        return frame | TABLE;
    }

    @Override
    public UsageBits usageBits() {
        return UsageBits.none();
    }
}
