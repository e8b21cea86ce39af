package org.barreleye.machine.translation;

/**
 * The tables of 64-bit cores: four levels of 512 entries of eight bytes, pages of 4 KiB, and of 2 MiB and 1 GiB by a
 * bit in an entry of the second or third level. After the Intel 64 manual, volume 3, section 4.5, without accessed and
 * dirty bits, execution rights and protection keys.
 *
 * <p>An entry: bit 0 present, bit 1 writable, bit 2 for users, bit 7 a page instead of a table, bits 12 to 51 the frame
 * of the page or table. A right must be granted on every level. The kernel, too, writes only to writable pages.
 */
final class FourLevelFormat implements PageTableFormat {
    private static final int LEVELS = 4;
    private static final int INDEX_BITS = 9;
    private static final int PAGE_SHIFT = 12;
    private static final int ADDRESS_BITS = 48;

    private static final long PRESENT = 1;
    private static final long WRITABLE = 1 << 1;
    private static final long FOR_USERS = 1 << 2;
    private static final long PAGE = 1 << 7;

    @Override
    public boolean covers(long virtual) {
        return virtual << Long.SIZE - ADDRESS_BITS >> Long.SIZE - ADDRESS_BITS == virtual;
    }

    @Override
    public long walk(PageTableMemory memory, long root, long virtual) {
        long table = root & PageTableEntry.FRAME_MASK;
        long allowed = WRITABLE | FOR_USERS;
        for (int level = LEVELS - 1; level >= 0; level--) {
            int shift = PAGE_SHIFT + INDEX_BITS * level;
            long index = virtual >>> shift & (1 << INDEX_BITS) - 1;
            long entry = memory.loadEntry(table + index * Long.BYTES, Long.BYTES).orElseThrow();
            if ((entry & PRESENT) == 0) {
                return NO_ENTRY;
            }
            allowed &= entry;
            boolean mayBePage = level == 1 || level == 2;
            if (level == 0 || mayBePage && (entry & PAGE) != 0) {
                return PageTableEntry.of(entry, shift, rights(allowed));
            }
            table = entry & PageTableEntry.FRAME_MASK;
        }
        throw new AssertionError("the last level has no tables");
    }

    private static int rights(long allowed) {
        boolean writable = (allowed & WRITABLE) != 0;
        int rights = writable ? PageTableEntry.KERNEL_READS | PageTableEntry.KERNEL_WRITES
                : PageTableEntry.KERNEL_READS;
        if ((allowed & FOR_USERS) != 0) {
            rights |= writable ? PageTableEntry.USER_READS | PageTableEntry.USER_WRITES : PageTableEntry.USER_READS;
        }
        return rights;
    }
}
