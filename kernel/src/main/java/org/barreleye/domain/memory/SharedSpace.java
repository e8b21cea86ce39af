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
 * whose table each of them names in its own root. Only the dispatcher that has created it maps, unmaps and protects, so
 * these are ordered; others ask it by messages. When something is unmapped, no dispatcher can access it any more.
 */
public final class SharedSpace implements Copyable {
    private final SystemCalls syscalls;
    private final PageTables tables;
    private final PageTableReference table;
    private final long base;
    private final FreeExtents free;
    private final List<SharedRegion> regions = new ArrayList<>();

    SharedSpace(SystemCalls syscalls, PageTables tables, PageTableReference table, long base) {
        this.syscalls = syscalls;
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
        return table;
    }

    /** Maps a whole frame for all dispatchers. */
    public Outcome<SharedRegion> map(FrameReference frame, Rights access) {
        return frame.measure(syscalls).flatMap(found -> {
            long bytes = found.bytes() + PageTables.PAGE_BYTES - 1 & -PageTables.PAGE_BYTES;
            OptionalLong place = free.find(bytes, PageTables.PAGE_BYTES, 0, 0);
            if (place.isEmpty()) {
                return Outcome.refused(KernelError.OUT_OF_MEMORY);
            }
            return tables.map(place.getAsLong(), frame.address(), 0, bytes, access, 1).map(mappings -> {
                free.allocate(place.getAsLong(), bytes);
                SharedRegion region =
                        new SharedRegion(place.getAsLong(), found.bytes(), frame.address(), access, mappings);
                regions.add(region);
                return region;
            });
        });
    }

    /** Changes the access that a region permits, for all dispatchers. */
    public Outcome<Outcome.Unit> protect(SharedRegion region, Rights access) {
        return tables.protect(region.mappings(), region.access(), access).map(done -> {
            region.setAccess(access);
            return done;
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

    /** Unmaps a region for all dispatchers. */
    public void unmap(SharedRegion region) {
        if (regions.remove(region)) {
            region.mappings().forEach(tables::unmap);
            free.free(region.base(), region.bytes() + PageTables.PAGE_BYTES - 1 & -PageTables.PAGE_BYTES);
        }
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
