package org.barreleye.machine.memory;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;

/** The memory of one space: pages that exist from their first access on. */
final class AddressSpace implements Copyable {
    private static final int PAGE_SHIFT = 12;
    // Pages per block of the two-level table, so that a large space costs little until it is used.
    private static final int BLOCK_SHIFT = 10;

    private final MemoryRegion region;
    private final MachineDescription machine;
    private final Page[][] blocks;

    AddressSpace(MemoryRegion region, MachineDescription machine) {
        this.region = region;
        this.machine = machine;
        blocks = new Page[(int) ((region.bytes() - 1 >>> PAGE_SHIFT + BLOCK_SHIFT) + 1)][];
    }

    MemoryRegion region() {
        return region;
    }

    /** The page of an offset, or null where there is no memory. */
    Page page(long offset) {
        if (offset >= region.bytes()) {
            return null;
        }
        int number = (int) (offset >>> PAGE_SHIFT);
        Page[] block = blocks[number >>> BLOCK_SHIFT];
        if (block != null) {
            Page page = block[number & (1 << BLOCK_SHIFT) - 1];
            if (page != null) {
                return page;
            }
        }
        return create(number);
    }

    private Page create(int number) {
        int index = number >>> BLOCK_SHIFT;
        if (blocks[index] == null) {
            blocks[index] = new Page[1 << BLOCK_SHIFT];
        }
        Page page = new Page(region, machine);
        blocks[index][number & (1 << BLOCK_SHIFT) - 1] = page;
        return page;
    }

    /** Visits the pages that hold something other than zeros, in ascending order. */
    void eachWrittenPage(PageVisitor visitor) {
        for (int index = 0; index < blocks.length; index++) {
            if (blocks[index] == null) {
                continue;
            }
            for (int inner = 0; inner < blocks[index].length; inner++) {
                Page page = blocks[index][inner];
                if (page != null && !page.isZero()) {
                    visitor.visit(((long) index << BLOCK_SHIFT) + inner << PAGE_SHIFT, page);
                }
            }
        }
    }

    /** Looks at a page. */
    interface PageVisitor {
        void visit(long offset, Page page);
    }
}
