package org.barreleye.monitor;

import java.util.Map;
import java.util.TreeMap;
import org.barreleye.domain.capability.CNodeSource;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The memory of a core, handed out page by page, the first piece that is large enough first. What does not come back,
 * because something made of it may be on another core, is not handed out again.
 */
final class CoreMemory implements CNodeSource {
    static final long PAGE_BYTES = 4096;

    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final RamReference ALL = new RamReference(WellKnownSlots.MEMORY);

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    // Offset and length of each free piece; neighbours are joined.
    private final TreeMap<Long, Long> free;

    CoreMemory(SystemCalls syscalls, SlotAllocator slots) {
        this.syscalls = syscalls;
        this.slots = slots;
        free = new TreeMap<>();
        free.put(0L, ALL.identify(syscalls).value().bytes());
    }

    /**
     * Makes an object out of memory that nobody uses.
     *
     * @param bytes its size; a piece is a number of whole pages
     */
    Outcome<MemoryBlock> make(Retype.FromRam type, long bytes) {
        // First of all the slot: to get one may take memory, too.
        CapabilityAddress slot = slots.take();
        Outcome<MemoryBlock> made = make(type, bytes, slot);
        if (!made.succeeded()) {
            slots.free(slot);
        }
        return made;
    }

    private Outcome<MemoryBlock> make(Retype.FromRam type, long bytes, CapabilityAddress slot) {
        long length = (bytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
        Map.Entry<Long, Long> hole = free.firstEntry();
        while (hole != null) {
            if (hole.getValue() >= length) {
                Outcome<Outcome.Unit> outcome = ROOT.retype(syscalls, ALL, hole.getKey(), type, bytes, 1, slot);
                if (outcome.succeeded()) {
                    MemoryBlock block = allocateFrom(hole.getKey(), length);
                    return Outcome.of(new MemoryBlock(slot, block.offset(), block.bytes()));
                }
                if (outcome.error() != KernelError.REVOKE_FIRST) {
                    return Outcome.refused(outcome.error());
                }
                // Somebody of this core holds on to something that was made of its beginning: that is never handed out
                // again.
                allocateFrom(hole.getKey(), PAGE_BYTES);
                hole = free.ceilingEntry(hole.getKey());
            } else {
                hole = free.higherEntry(hole.getKey());
            }
        }
        return Outcome.refused(KernelError.OUTSIDE_SOURCE);
    }

    /** Takes the beginning of a hole. */
    private MemoryBlock allocateFrom(long offset, long length) {
        long hole = free.remove(offset);
        if (hole > length) {
            free.put(offset + length, hole - length);
        }
        return new MemoryBlock(CapabilityAddress.NULL, offset, length);
    }

    /** Takes back a piece of which nothing is left. */
    void free(MemoryBlock block) {
        long offset = block.offset();
        long length = block.bytes();
        Map.Entry<Long, Long> before = free.lowerEntry(offset);
        if (before != null && before.getKey() + before.getValue() == offset) {
            offset = before.getKey();
            length += before.getValue();
        }
        Long after = free.remove(block.offset() + block.bytes());
        if (after != null) {
            length += after;
        }
        free.put(offset, length);
    }

    @Override
    public boolean request() {
        Outcome<Outcome.Unit> grown = make(Retype.RAM, ObjectType.L2CNODE.fixedSize())
                .flatMap(block -> slots.grow(new RamReference(block.slot())));
        return grown.succeeded();
    }

    /** Makes a frame of memory that nobody uses, all zero, and lets this monitor touch it. */
    Outcome<SharedFrame> makeShared(long bytes) {
        return make(Retype.FRAME, bytes).flatMap(block -> {
            FrameReference frame = new FrameReference(block.slot());
            return frame.map(syscalls).flatMap(region -> Outcome.of(new SharedFrame(frame, region.base(), block)));
        });
    }


    /** Takes what must succeed because the monitor has seen to it. */
    static <T> T orBug(Outcome<T> outcome) {
        if (!outcome.succeeded()) {
            throw new KernelBug("a monitor does to its own objects only what is possible: "
                    + outcome.error().sentence());
        }
        return outcome.value();
    }

    /**
     * A piece of memory that was handed out.
     *
     * @param slot the first capability of what was made of it
     * @param offset where it begins in the core's memory
     * @param bytes how long it is
     */
    record MemoryBlock(CapabilityAddress slot, long offset, long bytes) {
        /** The capability. */
        CapabilityReference reference() {
            return CapabilityReference.at(slot);
        }
    }

    /**
     * A frame that this monitor can touch.
     *
     * @param reference its capability
     * @param base packed canonical address of its first byte
     * @param block the memory it is made of
     */
    record SharedFrame(FrameReference reference, long base, MemoryBlock block) {}
}
