package org.barreleye.domain.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/** The reserve of single pages of one NUMA node. The pages of a block are taken in the order of their addresses. */
final class PageReserve implements Copyable {
    private static final int PAGES_OF_BLOCK = 16;
    private static final int LOW_PAGES = 4;

    private final FrameSupply supply;
    private final SlotAllocator slots;
    private final long node;
    private final List<Block> blocks = new ArrayList<>();
    // By the slot of the page's frame.
    private final SortedMap<Integer, TakenPage> taken = new TreeMap<>();

    // Made by a thread that could wait; the first to be taken.
    private final Deque<FrameReference> made = new ArrayDeque<>();

    PageReserve(FrameSupply supply, SlotAllocator slots, long node) {
        this.supply = supply;
        this.slots = slots;
        this.node = node;
    }

    Outcome<FrameReference> take() {
        return made.isEmpty() ? make() : Outcome.of(made.remove());
    }

    private Outcome<FrameReference> make() {
        for (Block block : blocks) {
            int page = block.used.nextClearBit(0);
            if (page < PAGES_OF_BLOCK) {
                Outcome<FrameReference> created = supply.createFrame(block.memory.memory(),
                        page * PageTables.PAGE_BYTES, PageTables.PAGE_BYTES);
                return created.map(frame -> {
                    block.used.set(page);
                    taken.put(frame.address().slot(), new TakenPage(block, page));
                    return frame;
                });
            }
        }
        return Outcome.refused(KernelError.OUT_OF_MEMORY);
    }

    /** The slot of the frame is free afterwards. The block stays in the reserve until it is trimmed. */
    void free(FrameReference page) {
        TakenPage found = taken.remove(page.address().slot());
        slots.release(page);
        found.block.used.clear(found.page);
        if (freePages() >= 2 * PAGES_OF_BLOCK) {
            returnUnused(1);
        }
    }

    Outcome<Outcome.Unit> refill() {
        if (isLow()) {
            supply.allocateMemory(PAGES_OF_BLOCK * PageTables.PAGE_BYTES, PageTables.PAGE_BYTES, node)
                    .map(block -> blocks.add(new Block(block, new BitSet(PAGES_OF_BLOCK))));
        }
        // A page that is left is enough for one fault.
        return !made.isEmpty() ? Outcome.unit() : make().map(page -> {
            made.add(page);
            return Outcome.Unit.UNIT;
        });
    }

    boolean isLow() {
        return freePages() < LOW_PAGES;
    }

    void trim() {
        while (!made.isEmpty()) {
            free(made.remove());
        }
        returnUnused(Integer.MAX_VALUE);
    }

    private void returnUnused(int most) {
        List<Block> unused = blocks.stream().filter(block -> block.used.isEmpty()).limit(most).toList();
        blocks.removeAll(unused);
        unused.forEach(block -> supply.free(block.memory));
    }

    private int freePages() {
        return blocks.stream().mapToInt(block -> PAGES_OF_BLOCK - block.used.cardinality()).sum();
    }

    /**
     * A block of the reserve.
     *
     * @param memory its memory
     * @param used the pages that are taken
     */
    private record Block(FrameBlock memory, BitSet used) implements Copyable {}

    /**
     * A page that was taken.
     *
     * @param block the block to which it belongs
     * @param page its number there
     */
    private record TakenPage(Block block, int page) implements Copyable {}
}
