package org.barreleye.machine.translation;

/**
 * The tables of 32-bit cores: a first level of 4,096 entries for 1 MiB each, and second levels of 256 entries for pages
 * of 4 KiB; all entries of four bytes. After the short descriptors of the ARM architecture manual (ARMv7-A, B3.5),
 * without domains, memory types and execution rights.
 *
 * <p>An entry of the first level ends with binary 01 if it holds the address of a second level (bits 10 to 31), and
 * with 10 if it is a section of 1 MiB (bits 20 to 31; AP in bits 10, 11 and 15). An entry of the second level ends with
 * 10 or 11 if it is a page (bits 12 to 31; AP in bits 4, 5 and 9). AP as three bits, the highest first: 000 no access,
 * 001 the kernel, 010 the kernel, and users may read, 011 kernel and users, 101 the kernel may read, 110 and 111 kernel
 * and users may read.
 */
final class TwoLevelFormat implements PageTableFormat {
    private static final int SECTION_SHIFT = 20;
    private static final int PAGE_SHIFT = 12;
    private static final long ADDRESS_MASK = 0xffff_ffffL;

    private static final long KIND_MASK = 3;
    private static final long TABLE = 1;
    private static final long SECTION = 2;
    private static final long PAGE = 2;
    private static final long SECOND_LEVEL_MASK = 0xffff_fc00L;

    /** The rights, by AP. */
    private static final int KERNEL = PageTableEntry.KERNEL_READS | PageTableEntry.KERNEL_WRITES;
    private static final int READERS = PageTableEntry.KERNEL_READS | PageTableEntry.USER_READS;

    @Override
    public boolean covers(long virtual) {
        return (virtual & ~ADDRESS_MASK) == 0;
    }

    @Override
    public long walk(PageTableMemory memory, long root, long virtual) {
        // The root is a multiple of its size, 16 KiB; what is below means nothing.
        long first = memory.loadEntry((root & -1L << 14) + (virtual >>> SECTION_SHIFT) * Integer.BYTES, Integer.BYTES)
                .orElseThrow();
        if ((first & KIND_MASK) == SECTION) {
            return entryOf(first, SECTION_SHIFT, first >>> 10 & 3 | first >>> 13 & 4);
        }
        if ((first & KIND_MASK) != TABLE) {
            return NO_ENTRY;
        }
        long index = virtual >>> PAGE_SHIFT & 0xff;
        long second = memory.loadEntry((first & SECOND_LEVEL_MASK) + index * Integer.BYTES, Integer.BYTES)
                .orElseThrow();
        return (second & PAGE) == 0 ? NO_ENTRY : entryOf(second, PAGE_SHIFT, second >>> 4 & 3 | second >>> 7 & 4);
    }

    private static long entryOf(long entry, int shift, long ap) {
        return PageTableEntry.of(entry & ADDRESS_MASK, shift, rights((int) ap));
    }

    private static int rights(int ap) {
        return switch (ap) {
            case 1 -> KERNEL;
            case 2 -> KERNEL | PageTableEntry.USER_READS;
            case 3 -> KERNEL | READERS | PageTableEntry.USER_WRITES;
            case 5 -> PageTableEntry.KERNEL_READS;
            case 6, 7 -> READERS;
            default -> 0;
        };
    }
}
