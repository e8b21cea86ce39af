package org.barreleye.machine.translation;

import org.barreleye.kpi.state.Shared;
import org.barreleye.machine.description.MmuKind;

/**
 * The format of the page tables of an instruction set: the form of a tree of tables, and the bits of an entry. The
 * tables whose entries name pages of the smallest size have level 1, the root has the highest level.
 *
 * <p>An entry is a number of {@link #entryBytes()} bytes. Everything here is a function of such numbers: nothing is
 * read or written.
 */
@Shared // without state
public interface PageTableFormat {
    /** The format of an MMU. */
    static PageTableFormat of(MmuKind mmu) {
        return switch (mmu) {
            case X86_64 -> new X64Format();
            case X86_32 -> new X32Format();
            case ARMV7 -> new Arm32Format();
            case AARCH64 -> new Arm64Format();
            case SV39 -> new RiscVFormat();
            case NONE -> throw new IllegalArgumentException("a core without an MMU has no page tables");
        };
    }

    /** The kind of an entry. */
    enum Kind {
        /** It names nothing. */
        EMPTY,
        /** It names a table of the level below. */
        TABLE,
        /** It names a page. */
        PAGE
    }

    /** The number of levels, which is that of the root. */
    int levels();

    /** The logarithm of the number of entries of a table. */
    int indexBits(int level);

    /** The size of an entry: 4 or 8 bytes. */
    int entryBytes();

    /** The logarithm of the size of what an entry of a level stands for, in bytes. */
    int shift(int level);

    /** Returns whether an entry of a level may name a page. */
    boolean mayBePage(int level);

    /** Returns whether there is a place in the tables for a virtual address. */
    boolean covers(long virtual);

    /** The virtual address whose lowest bits are given: 48 bits of x86-64 are extended by their sign. */
    default long virtualAddress(long bits) {
        return bits;
    }

    /** Returns whether an entry can name memory at a physical address. */
    boolean canName(long frame);

    /** The size of a table in bytes; it lies at a multiple of its size. */
    default long tableBytes(int level) {
        return (long) entryBytes() << indexBits(level);
    }

    /** The number of the entry of a virtual address in its table of a level. */
    default int index(int level, long virtual) {
        return (int) (virtual >>> shift(level)) & (1 << indexBits(level)) - 1;
    }

    // ---- Entries

    /** The kind of an entry of a level. */
    Kind kind(int level, long entry);

    /** The physical address of the table or page that an entry names. */
    long frame(int level, long entry);

    /** The rights of an entry, of {@link PageRights}. */
    int rights(int level, long entry);

    /**
     * The entry for a page. Accessed and dirty bits are clear.
     *
     * @param frame its physical address, a multiple of its size
     * @param rights of {@link PageRights}; what the format cannot express is left out, never added
     * @throws IllegalArgumentException if the level has no pages, or the address does not fit
     */
    long pageEntry(int level, long frame, int rights);

    /** The entry for a table of the level below, which does not limit the rights there. */
    long tableEntry(int level, long frame);

    /** The accessed and dirty bits. */
    UsageBits usageBits();
}
