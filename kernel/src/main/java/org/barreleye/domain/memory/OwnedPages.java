package org.barreleye.domain.memory;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/** The pages that an object has taken from the reserve, by their offsets in it, and where they are mapped. */
final class OwnedPages implements Copyable {
    private final long node;
    private final ObjectRegions regions = new ObjectRegions();
    private final NavigableMap<Long, FrameReference> pages = new TreeMap<>();

    OwnedPages(long node) {
        this.node = node;
    }

    ObjectRegions regions() {
        return regions;
    }

    long node() {
        return node;
    }

    boolean contains(long offset) {
        return pages.containsKey(offset);
    }

    Optional<Long> lowest() {
        return pages.isEmpty() ? Optional.empty() : Optional.of(pages.firstKey());
    }

    /** The page at an offset; takes one from the reserve if there is none. */
    Outcome<FrameReference> pageAt(AddressSpace space, long offset) {
        FrameReference known = pages.get(offset);
        return known != null ? Outcome.of(known) : space.supply().takePage(node).map(taken -> {
            pages.put(offset, taken);
            return taken;
        });
    }

    /** Maps the page at an offset in a region; takes one from the reserve if there is none. */
    Outcome<Outcome.Unit> map(AddressSpace space, Region region, long offset) {
        boolean isNew = !contains(offset);
        return pageAt(space, offset).flatMap(page -> {
            Outcome<Outcome.Unit> mapped = region.map(offset,
                    FramePart.of(page.address(), 0, PageTables.PAGE_BYTES), AddressSpace.READ_WRITE);
            if (!mapped.succeeded() && isNew) {
                free(space, offset);
            }
            return mapped;
        });
    }

    /** Makes pages empty in all regions, and gives them back. */
    void discard(AddressSpace space, long offset, long length) {
        List.copyOf(pages.subMap(offset, offset + length).keySet()).forEach(page -> free(space, page));
    }

    private void free(AddressSpace space, long offset) {
        regions.unmap(offset);
        space.supply().freePage(node, pages.remove(offset));
    }

    /** A region has ended; the pages are given back with the last one. Returns whether it was. */
    boolean detach(AddressSpace space, Region region) {
        boolean isLast = regions.detach(region);
        if (isLast) {
            discard(space, 0, Long.MAX_VALUE);
        }
        return isLast;
    }
}
