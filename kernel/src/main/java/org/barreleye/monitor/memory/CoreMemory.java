package org.barreleye.monitor.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.barreleye.domain.capability.MemorySource;
import org.barreleye.domain.capability.FreeExtents;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.TableMemory;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The RAM of one core, allocated in whole pages by first fit; adjacent free blocks are merged. It consists of the part
 * of the core and of the pieces that {@link MemoryGrowth} has added, and takes back when they are unused. A block that
 * is still in use through a capability of another domain, on this core or on another, is freed when it is not any more.
 *
 * <p>A part is reserved for the monitor: its capability slots and its links to other monitors. What is allocated on
 * behalf of a domain leaves that part free, so that no domain can keep the monitor from its work.
 */
public final class CoreMemory implements MemorySource {
    /** The unit of allocation, in bytes. */
    public static final long PAGE_BYTES = 4096;

    private static final int RECLAIMED_AT_ONCE = 16;
    private static final int OWN = 0;

    // One part in so many is reserved for the monitor.
    private static final int RESERVE_DIVISOR = 16;

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    // By their numbers; the part of the core itself is the first.
    private final TreeMap<Integer, Piece> pieces = new TreeMap<>();
    private Optional<UnusedPieces> unusedPieces = Optional.empty();
    private int lastNumber;
    private final long reservedBytes;
    // Null until it is created.
    private AddressSpace addressSpace;
    // The block that was tried last of those that wait to be freed.
    private int lastPiece;
    private long lastOffset = -1;

    /**
     * Manages all RAM that the CPU driver gave to the monitor in {@link WellKnownSlots#MEMORY}.
     *
     * @param ownBytes the part of it that is not meant for other cores; some of this part is reserved for the monitor
     */
    public CoreMemory(SystemCalls syscalls, SlotAllocator slots, long ownBytes) {
        this.syscalls = syscalls;
        this.slots = slots;
        RamReference own = new RamReference(WellKnownSlots.MEMORY);
        pieces.put(OWN, Piece.of(own, own.identify(syscalls).value()));
        reservedBytes = ownBytes / RESERVE_DIVISOR;
    }

    /** Takes back pieces of which nothing is in use. */
    interface UnusedPieces extends Copyable {
        /** Takes a piece back; false if that cannot be done now. */
        boolean tryTakeBack(RamReference piece);
    }

    /** Sets where pieces go of which nothing is in use. */
    void returnUnusedTo(UnusedPieces receiver) {
        unusedPieces = Optional.of(receiver);
    }

    /** Adds a piece of RAM, which belongs to this core until nothing of it is in use. */
    void add(RamReference ram) {
        lastNumber++;
        pieces.put(lastNumber, Piece.of(ram, ram.identify(syscalls).value()));
    }

    /** Gives back all pieces of which nothing is in use. */
    void returnUnused() {
        List.copyOf(pieces.keySet()).forEach(this::returnIfUnused);
    }

    private void returnIfUnused(int number) {
        Piece piece = pieces.get(number);
        boolean isUnused = number != OWN && piece.inUse.isEmpty() && piece.free.bytes() == piece.bytes;
        if (isUnused && unusedPieces.filter(receiver -> receiver.tryTakeBack(piece.ram)).isPresent()) {
            pieces.remove(number);
        }
    }

    private long freeBytes() {
        return pieces.values().stream().mapToLong(piece -> piece.free.bytes()).sum();
    }

    /**
     * Allocates memory on behalf of a domain and retypes it into one object.
     *
     * @param bytes the object's size; the block is rounded up to whole pages
     * @return the block; refused with {@link KernelError#OUT_OF_MEMORY} if no free block is large enough, or less than
     *     the reserve of the monitor would be left, of memory or of slots
     */
    public Outcome<MemoryBlock> allocate(Retype.FromRam type, long bytes) {
        return slots.isScarce() || bytes > freeBytes() - reservedBytes ? Outcome.refused(KernelError.OUT_OF_MEMORY)
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
        Outcome<MemoryBlock> allocated = Outcome.refused(KernelError.OUT_OF_MEMORY);
        for (int number : pieces.keySet()) {
            allocated = isOutOfMemory(allocated) ? allocate(number, type, bytes, slot) : allocated;
        }
        return allocated;
    }

    /** Rounds a number of bytes up to whole pages; the result is negative if there is no such number. */
    public static long wholePages(long bytes) {
        return (bytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
    }

    /** Returns whether an allocation was refused because no free block is large enough. */
    public static boolean isOutOfMemory(Outcome<?> allocated) {
        return !allocated.succeeded() && allocated.error() == KernelError.OUT_OF_MEMORY;
    }

    private Outcome<MemoryBlock> allocate(int number, Retype.FromRam type, long bytes, CapabilityAddress slot) {
        Piece piece = pieces.get(number);
        long length = wholePages(bytes);
        OptionalLong found = piece.free.find(length, PAGE_BYTES, 0, 0);
        while (found.isPresent()) {
            long offset = found.getAsLong();
            Outcome<Outcome.Unit> retyped = WellKnown.ROOT.retype(syscalls, piece.ram, offset, type, bytes, 1, slot);
            if (retyped.succeeded()) {
                piece.free.allocate(offset, length);
                return Outcome.of(new MemoryBlock(slot, number, offset, length));
            }
            if (retyped.error() != KernelError.REVOKE_FIRST) {
                return Outcome.refused(retyped.error());
            }
            // Part of it is in use: a domain of this core still holds an object made of the first page, or the kernel
            // has not finished to delete it.
            piece.free.allocate(offset, PAGE_BYTES);
            piece.inUse.put(offset, PAGE_BYTES);
            found = piece.free.find(length, PAGE_BYTES, offset, 0);
        }
        return Outcome.refused(KernelError.OUT_OF_MEMORY);
    }

    /** Frees a block. No capability to it or to a part of it exists any more on any core. */
    public void free(MemoryBlock block) {
        pieces.get(block.region()).free.free(block.offset(), block.bytes());
        returnIfUnused(block.region());
    }

    /**
     * Frees blocks as soon as no capability to them or to parts of them exists any more on any core, which the CPU
     * driver knows.
     */
    public void freeWhenUnused(List<MemoryBlock> blocks) {
        reclaimSome();
        blocks.forEach(block -> pieces.get(block.region()).inUse.put(block.offset(), block.bytes()));
        blocks.forEach(block -> reclaim(block.region(), block.offset()));
    }

    /**
     * Frees what waits to be freed in a range: another core has deleted its capability to it.
     *
     * @param base packed canonical address of its first byte
     */
    public void reclaim(long base, long bytes) {
        for (Map.Entry<Integer, Piece> entry : List.copyOf(pieces.entrySet())) {
            Piece piece = entry.getValue();
            long begin = base - piece.base;
            if (begin < piece.bytes && begin + bytes > 0) {
                Long first = piece.inUse.floorKey(begin);
                List.copyOf(piece.inUse.subMap(first == null ? begin : first, begin + bytes).keySet())
                        .forEach(offset -> reclaim(entry.getKey(), offset));
            }
        }
    }

    /** Frees all that waits to be freed and is not in use any more. */
    public void reclaimAll() {
        for (Map.Entry<Integer, Piece> entry : List.copyOf(pieces.entrySet())) {
            List.copyOf(entry.getValue().inUse.keySet()).forEach(offset -> reclaim(entry.getKey(), offset));
        }
    }

    /** Tries some of the blocks that wait, in turns. Domains of this core may have deleted their capabilities. */
    private void reclaimSome() {
        for (int i = 0; i < RECLAIMED_AT_ONCE; i++) {
            Piece last = pieces.get(lastPiece);
            Long next = last == null ? null : last.inUse.higherKey(lastOffset);
            for (int j = 0; j < pieces.size() && next == null; j++) {
                lastPiece = pieces.higherKey(lastPiece) == null ? OWN : pieces.higherKey(lastPiece);
                next = pieces.get(lastPiece).inUse.higherKey(-1L);
            }
            if (next == null) {
                return;
            }
            lastOffset = next;
            reclaim(lastPiece, next);
        }
    }

    private void reclaim(int number, long offset) {
        Piece piece = pieces.get(number);
        long bytes = piece.inUse.get(offset);
        CapabilityAddress slot = slots.take();
        if (WellKnown.ROOT.retype(syscalls, piece.ram, offset, Retype.RAM, bytes, 1, slot).succeeded()) {
            slots.release(CapabilityReference.at(slot));
            piece.inUse.remove(offset);
            piece.free.free(offset, bytes);
            returnIfUnused(number);
        } else {
            slots.free(slot);
        }
    }

    /** Creates the address space of the monitor, whose page tables are made of this memory. */
    public AddressSpace createAddressSpace() {
        TableMemory tables = new TableMemory(syscalls, slots);
        if (!syscalls.pageTableArchitecture().isEmpty()) {
            if (growTables(tables, TableMemory.FIRST_BYTES).error() == KernelError.ALLOCATION_REFUSED) {
                growTables(tables, TableMemory.FIRST_BYTES);
            }
            tables.setSource(new TableSource(this, tables));
        }
        addressSpace = AddressSpace.create(syscalls, slots, tables);
        return addressSpace;
    }

    private Outcome<Outcome.Unit> growTables(TableMemory tables, long bytes) {
        return allocateReserved(Retype.RAM, bytes).flatMap(block -> tables.grow(new RamReference(block.slot())));
    }

    /** Provides memory for further page tables of the monitor, at once. */
    private record TableSource(CoreMemory memory, TableMemory tables) implements MemorySource {
        @Override
        public boolean request() {
            return memory.growTables(tables, TableMemory.FURTHER_BYTES).succeeded();
        }
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
            return addressSpace.map(frame).map(region -> new SharedFrame(frame, region.base(), block));
        });
    }

    /**
     * A piece of RAM.
     *
     * @param ram its capability
     * @param base the packed canonical address of its first byte
     * @param bytes its length
     * @param free what is free of it, by offsets
     * @param inUse blocks to free when no capability to them exists any more: length by offset
     */
    private record Piece(RamReference ram, long base, long bytes, FreeExtents free, TreeMap<Long, Long> inUse)
            implements Copyable {
        private static Piece of(RamReference ram, RamIdentifyResult found) {
            return new Piece(ram, found.base(), found.bytes(), new FreeExtents(0, found.bytes()), new TreeMap<>());
        }
    }
}
