package org.barreleye.monitor.memory;

import java.util.OptionalLong;
import org.barreleye.domain.capability.CNodeSource;
import org.barreleye.domain.capability.FreeExtents;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The RAM of one core, allocated in whole pages by first fit; adjacent free blocks are merged. A block that may still
 * be in use through a capability on another core is not freed, and so not allocated again.
 *
 * <p>A part is reserved for the monitor: its capability slots and its links to other monitors. What is allocated on
 * behalf of a domain leaves that part free, so that no domain can keep the monitor from its work.
 */
public final class CoreMemory implements CNodeSource {
    /** The unit of allocation, in bytes. */
    public static final long PAGE_BYTES = 4096;

    // One part in so many is reserved for the monitor.
    private static final int RESERVE_DIVISOR = 16;

    private static final RamReference ALL = new RamReference(WellKnownSlots.MEMORY);

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final FreeExtents free;
    private final long reservedBytes;

    /**
     * Manages all RAM that the CPU driver gave to the monitor in {@link WellKnownSlots#MEMORY}.
     *
     * @param ownBytes the part of it that is not meant for other cores; some of this part is reserved for the monitor
     */
    public CoreMemory(SystemCalls syscalls, SlotAllocator slots, long ownBytes) {
        this.syscalls = syscalls;
        this.slots = slots;
        free = new FreeExtents(0, ALL.identify(syscalls).value().bytes());
        reservedBytes = ownBytes / RESERVE_DIVISOR;
    }

    /**
     * Allocates memory on behalf of a domain and retypes it into one object.
     *
     * @param bytes the object's size; the block is rounded up to whole pages
     * @return the block; refused with {@link KernelError#OUT_OF_MEMORY} if no free block is large enough, or less than
     *     the reserve of the monitor would be left
     */
    public Outcome<MemoryBlock> allocate(Retype.FromRam type, long bytes) {
        return bytes > free.bytes() - reservedBytes ? Outcome.refused(KernelError.OUT_OF_MEMORY)
                : allocateReserved(type, bytes);
    }

    /** Allocates memory for the monitor, also from its reserve, and retypes it into one object. */
    public Outcome<MemoryBlock> allocateReserved(Retype.FromRam type, long bytes) {
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
        OptionalLong found = free.find(length, PAGE_BYTES, 0, 0);
        while (found.isPresent()) {
            long offset = found.getAsLong();
            Outcome<Outcome.Unit> retyped = WellKnown.ROOT.retype(syscalls, ALL, offset, type, bytes, 1, slot);
            if (retyped.succeeded()) {
                free.allocate(offset, length);
                return Outcome.of(new MemoryBlock(slot, offset, length));
            }
            if (retyped.error() != KernelError.REVOKE_FIRST) {
                return Outcome.refused(retyped.error());
            }
            // The kernel has not finished to delete what was in the first page.
            found = free.find(length, PAGE_BYTES, offset + PAGE_BYTES, 0);
        }
        return Outcome.refused(KernelError.OUT_OF_MEMORY);
    }

    /** Frees a block. No capability to it or to a part of it exists any more on any core. */
    public void free(MemoryBlock block) {
        free.free(block.offset(), block.bytes());
    }

    @Override
    public boolean request() {
        Outcome<Outcome.Unit> grown = allocateReserved(Retype.RAM, ObjectType.L2CNODE.fixedSize())
                .flatMap(block -> slots.grow(new RamReference(block.slot())));
        return grown.succeeded();
    }

    /** Allocates a frame of zeros on behalf of a domain, and maps it for this monitor. */
    public Outcome<SharedFrame> allocateShared(long bytes) {
        return map(allocate(Retype.FRAME, bytes));
    }

    /** Allocates a frame of zeros for the monitor, also from its reserve, and maps it. */
    public Outcome<SharedFrame> allocateOwn(long bytes) {
        return map(allocateReserved(Retype.FRAME, bytes));
    }

    private Outcome<SharedFrame> map(Outcome<MemoryBlock> allocated) {
        return allocated.flatMap(block -> {
            FrameReference frame = new FrameReference(block.slot());
            return frame.map(syscalls).map(region -> new SharedFrame(frame, region.base(), block));
        });
    }
}
