package org.barreleye.monitor.memory;

import java.util.Map;
import java.util.TreeMap;
import org.barreleye.domain.capability.CNodeSource;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The RAM of one core, allocated in whole pages by first fit; adjacent free blocks are merged. A block that may still be
 * in use through a capability on another core is not freed, and so not allocated again.
 */
public final class CoreMemory implements CNodeSource {
    /** The unit of allocation, in bytes. */
    public static final long PAGE_BYTES = 4096;

    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final RamReference ALL = new RamReference(WellKnownSlots.MEMORY);

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    // Length of each free block by its offset.
    private final TreeMap<Long, Long> free;

    /** Manages all RAM that the CPU driver gave to the monitor in {@link WellKnownSlots#MEMORY}. */
    public CoreMemory(SystemCalls syscalls, SlotAllocator slots) {
        this.syscalls = syscalls;
        this.slots = slots;
        free = new TreeMap<>();
        free.put(0L, ALL.identify(syscalls).value().bytes());
    }

    /**
     * Allocates memory and retypes it into one object.
     *
     * @param bytes the object's size; the block is rounded up to whole pages
     * @return the block; refused with {@link KernelError.OUT_OF_MEMORY} if no free block is large enough
     */
    public Outcome<MemoryBlock> allocate(Retype.FromRam type, long bytes) {
        // The slot first: to get one may itself allocate a CNode from this memory.
        CapabilityAddress slot = slots.take();
        Outcome<MemoryBlock> allocated = allocate(type, bytes, slot);
        if (!allocated.succeeded()) {
            slots.free(slot);
        }
        return allocated;
    }

    private Outcome<MemoryBlock> allocate(Retype.FromRam type, long bytes, CapabilityAddress slot) {
        long length = (bytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
        Map.Entry<Long, Long> candidate = free.firstEntry();
        while (candidate != null) {
            if (candidate.getValue() < length) {
                candidate = free.higherEntry(candidate.getKey());
                continue;
            }
            long offset = candidate.getKey();
            Outcome<Outcome.Unit> retyped = ROOT.retype(syscalls, ALL, offset, type, bytes, 1, slot);
            if (retyped.succeeded()) {
                takeFromFree(offset, length);
                return Outcome.of(new MemoryBlock(slot, offset, length));
            }
            if (retyped.error() != KernelError.REVOKE_FIRST) {
                return Outcome.refused(retyped.error());
            }
            // A domain of this core still holds an object made of the first page: the page is never allocated again.
            takeFromFree(offset, PAGE_BYTES);
            candidate = free.ceilingEntry(offset);
        }
        return Outcome.refused(KernelError.OUT_OF_MEMORY);
    }

    private void takeFromFree(long offset, long length) {
        long available = free.remove(offset);
        if (available > length) {
            free.put(offset + length, available - length);
        }
    }

    /** Frees a block. No capability to it or to a part of it exists any more on any core. */
    public void free(MemoryBlock block) {
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
        Outcome<Outcome.Unit> grown = allocate(Retype.RAM, ObjectType.L2CNODE.fixedSize())
                .flatMap(block -> slots.grow(new RamReference(block.slot())));
        return grown.succeeded();
    }

    /** Allocates a frame of zeros and maps it for this monitor. */
    public Outcome<SharedFrame> allocateShared(long bytes) {
        return allocate(Retype.FRAME, bytes).flatMap(block -> {
            FrameReference frame = new FrameReference(block.slot());
            return frame.map(syscalls).map(region -> new SharedFrame(frame, region.base(), block));
        });
    }
}
