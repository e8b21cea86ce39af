package org.barreleye.domain.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.barreleye.domain.capability.FreeExtents;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/**
 * A heap: pieces of anonymous memory of any size. The first piece that is free and large enough is allocated, and
 * freed pieces are merged with their free neighbours (Knuth, The Art of Computer Programming, vol. 1, section 2.5). If
 * none is large enough the heap grows by a region; a region of which nothing is allocated is unmapped, except one.
 *
 * <p>The list of the pieces is kept apart from them, so a write outside a piece cannot destroy it. Growth waits for
 * memory, so it is for threads. The contents of a piece are not cleared when it is allocated again.
 */
public final class Heap implements Copyable {
    /** The size of each region unless a larger one is needed, in bytes. */
    public static final long REGION_BYTES = 16 * PageTables.PAGE_BYTES;
    /** All addresses are multiples of it. */
    public static final long ALIGNMENT_MIN = 16;

    private final AddressSpace space;
    private final long node;
    private final List<HeapRegion> regions = new ArrayList<>();
    // The pieces that are allocated: sizes by address.
    private final NavigableMap<Long, Long> allocated = new TreeMap<>();

    /** An empty heap, whose memory is on any NUMA node. */
    public Heap(AddressSpace space) {
        this(space, RamSource.ANY_NODE);
    }

    /** An empty heap, whose memory is on a NUMA node. */
    public Heap(AddressSpace space, long node) {
        this.space = space;
        this.node = node;
    }

    /**
     * Allocates a piece.
     *
     * @param bytes its size, 1 or more
     * @param alignment a power of two, at most the size of a page; the address is a multiple of it
     * @return its address; refused with {@link KernelError#BAD_ARGUMENT}, or because the heap cannot grow
     */
    public Outcome<Long> allocate(long bytes, long alignment) {
        if (bytes <= 0 || bytes > Long.MAX_VALUE / 2 || alignment <= 0 || Long.bitCount(alignment) != 1
                || alignment > PageTables.PAGE_BYTES) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        long length = bytes + ALIGNMENT_MIN - 1 & -ALIGNMENT_MIN;
        long multiple = Math.max(alignment, ALIGNMENT_MIN);
        for (HeapRegion region : regions) {
            OptionalLong found = region.free.find(length, multiple, 0, 0);
            if (found.isPresent()) {
                return Outcome.of(allocate(region, found.getAsLong(), length));
            }
        }
        return grow(length).map(region -> allocate(region, region.region.base(), length));
    }

    private long allocate(HeapRegion region, long address, long length) {
        region.free.allocate(address, length);
        allocated.put(address, length);
        return address;
    }

    private Outcome<HeapRegion> grow(long bytes) {
        long size = Math.max(REGION_BYTES, bytes + PageTables.PAGE_BYTES - 1 & -PageTables.PAGE_BYTES);
        return space.map(new AnonymousObject(size, node)).map(region -> {
            HeapRegion added = new HeapRegion(region, new FreeExtents(region.base(), size));
            regions.add(added);
            return added;
        });
    }

    /**
     * Frees a piece.
     *
     * @return refused with {@link KernelError#BAD_ARGUMENT} if no piece is allocated that begins at the address
     */
    public Outcome<Outcome.Unit> free(long address) {
        Long length = allocated.remove(address);
        if (length == null) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        HeapRegion region = regions.stream().filter(candidate -> candidate.contains(address)).findFirst()
                .orElseThrow();
        region.free.free(address, length);
        if (region.isUnused() && regions.stream().filter(HeapRegion::isUnused).count() > 1) {
            regions.remove(region);
            space.unmap(region.region);
        }
        return Outcome.unit();
    }

    /** The bytes that are allocated, rounded up to the alignment. */
    public long allocatedBytes() {
        return allocated.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The bytes of all its regions. */
    public long bytes() {
        return regions.stream().mapToLong(region -> region.region.bytes()).sum();
    }

    /** Unmaps all regions, whatever is allocated. */
    public void end() {
        allocated.clear();
        List.copyOf(regions).forEach(region -> space.unmap(region.region));
        regions.clear();
    }

    /**
     * A region of the heap.
     *
     * @param region where it is mapped
     * @param free what is free of it, by addresses
     */
    private record HeapRegion(Region region, FreeExtents free) implements Copyable {
        private boolean contains(long address) {
            return address >= region.base() && address - region.base() < region.bytes();
        }

        private boolean isUnused() {
            return free.bytes() == region.bytes();
        }
    }
}
