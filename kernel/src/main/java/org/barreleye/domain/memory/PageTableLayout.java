package org.barreleye.domain.memory;

import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.state.Shared;

/**
 * The layout of page tables of an architecture: the levels, from that of the smallest pages to the root. The bits of an
 * entry are the kernel's business.
 */
@Shared // never changed
enum PageTableLayout {
    /** x86-64 with four levels. */
    X86_64(48, new Level(Retype.X64LEVEL1, 12, 9, true), new Level(Retype.X64LEVEL2, 21, 9, true),
            new Level(Retype.X64LEVEL3, 30, 9, true), new Level(Retype.X64LEVEL4, 39, 9, false)),
    /** x86 with 32 bits. */
    X86_32(32, new Level(Retype.X32LEVEL1, 12, 10, true), new Level(Retype.X32LEVEL2, 22, 10, true)),
    /** ARMv7 with short descriptors. */
    ARMV7(32, new Level(Retype.ARM32LEVEL1, 12, 8, true), new Level(Retype.ARM32LEVEL2, 20, 12, true)),
    /** AArch64 with the granule of 4 KiB. */
    AARCH64(48, new Level(Retype.ARM64LEVEL1, 12, 9, true), new Level(Retype.ARM64LEVEL2, 21, 9, true),
            new Level(Retype.ARM64LEVEL3, 30, 9, true), new Level(Retype.ARM64LEVEL4, 39, 9, false)),
    /** RISC-V with three levels. */
    SV39(39, new Level(Retype.SV39LEVEL1, 12, 9, true), new Level(Retype.SV39LEVEL2, 21, 9, true),
            new Level(Retype.SV39LEVEL3, 30, 9, true));

    private final int addressBits;
    private final List<Level> levels;

    PageTableLayout(int addressBits, Level... levels) {
        this.addressBits = addressBits;
        this.levels = List.of(levels);
    }

    /** The layout of an architecture, by the name that the capability types have for it; absent for none. */
    static Optional<PageTableLayout> of(String architecture) {
        for (PageTableLayout layout : values()) {
            if (layout.levels.get(0).type().type().pageTableArchitecture().equals(architecture)) {
                return Optional.of(layout);
            }
        }
        return Optional.empty();
    }

    /** The number of levels. */
    int depth() {
        return levels.size();
    }

    /** A level; 1 is that of the smallest pages. */
    Level level(int number) {
        return levels.get(number - 1);
    }

    /**
     * The highest level whose entries can name pages at an address.
     *
     * @param skew the physical address less the virtual one
     * @param bytes what there is to map
     */
    int largestLevel(long virtual, long skew, long bytes) {
        int largest = 1;
        for (int number = 2; number <= depth(); number++) {
            Level level = level(number);
            boolean fits = level.hasPages() && bytes >= level.span() && ((virtual | skew) & level.span() - 1) == 0;
            largest = fits ? number : largest;
        }
        return largest;
    }

    /** The number of bytes to map with pages of a level before larger pages are possible, or none are left. */
    long run(int number, long virtual, long skew, long bytes) {
        long run = bytes & -level(number).span();
        for (int above = number + 1; above <= depth(); above++) {
            Level level = level(above);
            long boundary = -virtual & level.span() - 1;
            boolean isLarger = level.hasPages() && (skew & level.span() - 1) == 0 && bytes - boundary >= level.span();
            run = isLarger && boundary > 0 ? Math.min(run, boundary) : run;
        }
        return run;
    }

    /** The size of the largest pages that fit in some bytes. */
    long largestPage(long bytes) {
        return level(largestLevel(0, 0, bytes)).span();
    }

    /** The end of the virtual addresses of programs. The upper half belongs to kernels in most systems. */
    long end() {
        return 1L << addressBits - 1;
    }

    /**
     * The tables of a level.
     *
     * @param type the type that retype makes
     * @param shift the logarithm of the size of what an entry stands for, in bytes
     * @param indexBits the logarithm of the number of entries
     * @param hasPages whether entries can name pages
     */
    record Level(Retype.FromRam type, int shift, int indexBits, boolean hasPages) {
        /** The size of what an entry stands for, in bytes. */
        long span() {
            return 1L << shift;
        }

        /** The number of entries. */
        int entries() {
            return 1 << indexBits;
        }

        /** The index of the entry for a virtual address. */
        int index(long virtual) {
            return (int) (virtual >>> shift) & entries() - 1;
        }
    }
}
