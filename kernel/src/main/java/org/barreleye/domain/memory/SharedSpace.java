package org.barreleye.domain.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.barreleye.domain.capability.FreeExtents;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.PageTableReference;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/**
 * The part of an address space that the dispatchers of a domain have in common: the range of one entry of the root,
 * whose table each of them names in its own root. Only the dispatcher that has created it maps, unmaps and protects;
 * others ask it by messages. One change is made after the other, also if several threads begin one. When something is
 * unmapped, no dispatcher can access it any more.
 */
public final class SharedSpace implements Copyable {
    private final SystemCalls syscalls;
    private final MutualExclusion changes;
    private final FrameSupply supply;
    private final PageTables tables;
    private final PageTables.Table table;
    private final long base;
    private final FreeExtents free;
    private final List<SharedRegion> regions = new ArrayList<>();

    SharedSpace(SystemCalls syscalls, MutualExclusion changes, FrameSupply supply, PageTables tables,
            PageTables.Table table, long base) {
        this.syscalls = syscalls;
        this.changes = changes;
        this.supply = supply;
        this.tables = tables;
        this.table = table;
        this.base = base;
        free = new FreeExtents(base, tables.sharedBytes());
    }

    /** The address of its first byte, the same for all dispatchers. */
    public long base() {
        return base;
    }

    /** The page table, which other dispatchers attach. */
    public PageTableReference table() {
        return table.reference();
    }

    /**
     * Maps a whole frame for all dispatchers.
     *
     * @return refused with {@link KernelError#UNMAP_IN_PROGRESS} if the caller is an event handler, and so cannot wait
     *     until another thread has made its change
     */
    public Outcome<SharedRegion> map(FrameReference frame, Rights access) {
        return frame.measure(syscalls)
                .flatMap(found -> changes.run(() -> map(frame, found.bytes(), access, Optional.empty())));
    }

    /**
     * Allocates memory and maps it for all dispatchers. It is freed when the region is unmapped. For threaded programs
     * only, because it waits for memory.
     *
     * @param bytes up to 4 MiB; rounded up to whole pages
     * @return refused with {@link KernelError#BAD_ARGUMENT} if it is another size
     */
    public Outcome<SharedRegion> map(long bytes, Rights access) {
        if (bytes <= 0 || bytes > FrameBlock.FRAME_BYTES_MAX) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        long size = pages(bytes);
        return supply.allocate(size, PageTables.PAGE_BYTES, RamSource.ANY_NODE).flatMap(block -> {
            Outcome<SharedRegion> mapped =
                    changes.run(() -> map(block.frames().get(0), size, access, Optional.of(block)));
            if (!mapped.succeeded()) {
                supply.free(block);
            }
            return mapped;
        });
    }

    private Outcome<SharedRegion> map(FrameReference frame, long bytes, Rights access, Optional<FrameBlock> owned) {
        OptionalLong place = free.find(pages(bytes), PageTables.PAGE_BYTES, 0, 0);
        if (place.isEmpty()) {
            return Outcome.refused(KernelError.OUT_OF_MEMORY);
        }
        Outcome<List<PageTables.Mapping>> mapped = mapPages(place.getAsLong(), frame, bytes, access);
        if (mapped.error() == KernelError.OUT_OF_MEMORY && tables.freeUnused(table)) {
            mapped = mapPages(place.getAsLong(), frame, bytes, access);
        }
        return mapped.map(mappings -> {
            free.allocate(place.getAsLong(), pages(bytes));
            SharedRegion region =
                    new SharedRegion(place.getAsLong(), bytes, frame.address(), owned, access, mappings);
            regions.add(region);
            return region;
        });
    }

    private Outcome<List<PageTables.Mapping>> mapPages(long at, FrameReference frame, long bytes, Rights access) {
        return tables.map(at, frame.address(), 0, pages(bytes), access, 1);
    }

    private static long pages(long bytes) {
        return bytes + PageTables.PAGE_BYTES - 1 & -PageTables.PAGE_BYTES;
    }

    /**
     * Changes the access that a region permits, for all dispatchers.
     *
     * @return refused with {@link KernelError#NOT_MAPPED} if the region has ended
     */
    public Outcome<Outcome.Unit> protect(SharedRegion region, Rights access) {
        return changes.run(() -> {
            if (!regions.contains(region)) {
                return Outcome.refused(KernelError.NOT_MAPPED);
            }
            return tables.protect(region.mappings(), region.access(), access).map(done -> {
                region.setAccess(access);
                return done;
            });
        });
    }

    /** Returns whether the architecture records which pages were written to. */
    public boolean tracksWrites() {
        return tables.tracksWrites();
    }

    /**
     * Counts the pages that were written to since the last call, from the first page of a region on, and clears their
     * dirty bits.
     *
     * @param pages the number of pages to look at
     */
    public long takeWritten(SharedRegion first, int pages) {
        return tables.takeWritten(first.base(), pages);
    }

    /**
     * Unmaps a region for all dispatchers, and frees its memory if it was allocated for it.
     *
     * @return refused with {@link KernelError#NOT_MAPPED} if the region has ended
     */
    public Outcome<Outcome.Unit> unmap(SharedRegion region) {
        Outcome<Outcome.Unit> unmapped = changes.run(() -> {
            if (!regions.remove(region)) {
                return Outcome.refused(KernelError.NOT_MAPPED);
            }
            region.mappings().forEach(tables::unmap);
            free.free(region.base(), pages(region.bytes()));
            return Outcome.unit();
        });
        if (unmapped.succeeded()) {
            region.owned().ifPresent(supply::free);
        }
        return unmapped;
    }

    /** Frees the page tables that are empty. They are kept, because freeing one waits for the other cores. */
    void trim() {
        changes.run(() -> {
            tables.freeUnused(table);
            return Outcome.unit();
        });
    }

    /** The region that begins at an address. */
    public Optional<SharedRegion> regionAt(long address) {
        return regions.stream().filter(region -> region.base() == address).findFirst();
    }

    /** The domain has freed the slot of a frame. */
    void onFreed(CapabilityAddress slot) {
        regions.stream().filter(region -> region.frame().equals(slot)).toList().forEach(this::unmap);
    }
}
