package org.barreleye.samples.paging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.FaultOutcome;
import org.barreleye.domain.memory.FramePart;
import org.barreleye.domain.memory.MemoryObject;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.kpi.types.Rights;
import org.barreleye.samples.interfaces.pagestore.LoadResult;
import org.barreleye.samples.interfaces.pagestore.PagestoreClient;

/**
 * Memory with fewer frames than pages. A page without a frame gets that of the page that has had one for the longest
 * time (first in, first out). Pages are first mapped to be read: a write is a fault too, so it is known which contents
 * differ from those in the store.
 */
@NotCopyable("it belongs to a threaded program, which is replayed and not copied")
final class SwappedObject implements MemoryObject {
    private static final int PAGE = 4096;

    private final Domain domain;
    private final PagestoreClient store;
    private final long bytes;
    // Frames without a page, then the pages with frames, the oldest first. Each frame is in a region of its own too.
    private final Deque<Region> free = new ArrayDeque<>();
    private final Deque<Long> order = new ArrayDeque<>();
    private final SortedMap<Long, Region> resident = new TreeMap<>();
    private final SortedSet<Long> written = new TreeSet<>();
    private final SortedSet<Long> stored = new TreeSet<>();
    private int faults;
    private int saves;
    private int loads;

    private SwappedObject(Domain domain, PagestoreClient store, long bytes) {
        this.domain = domain;
        this.store = store;
        this.bytes = bytes;
    }

    /** Makes an object with some pages and fewer frames. */
    static SwappedObject create(Domain domain, PagestoreClient store, int pages, int frames) throws CallFailed {
        SwappedObject created = new SwappedObject(domain, store, (long) pages * PAGE);
        for (int i = 0; i < frames; i++) {
            FrameReference frame = domain.createFrame(domain.allocate(PAGE), PAGE).value();
            created.free.add(domain.addressSpace().map(frame).value());
        }
        return created;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public String kind() {
        return "swapped memory";
    }

    @Override
    public Outcome<Outcome.Unit> attach(AddressSpace space) {
        return space.deliverFaults() ? Outcome.unit() : Outcome.refused(KernelError.NO_MMU);
    }

    @Override
    public Outcome<Outcome.Unit> fill(Region region) {
        return Outcome.unit();
    }

    @Override
    public void detach(AddressSpace space, Region region) {
        // The frames and the store end with the domain.
    }

    /** Lets a resident page be written to; all else needs the store. */
    @Override
    public FaultOutcome onFault(Region region, long offset, MemoryFault fault) {
        faults++;
        if (!resident.containsKey(offset)) {
            return FaultOutcome.MUST_WAIT;
        }
        written.add(offset);
        region.unmap(offset);
        return map(region, offset, AddressSpace.READ_WRITE) ? FaultOutcome.RESOLVED : FaultOutcome.UNHANDLED;
    }

    @Override
    public FaultOutcome onFaultWaiting(Region region, long offset, MemoryFault fault) {
        if (resident.containsKey(offset)) {
            return FaultOutcome.RESOLVED;
        }
        try {
            if (free.isEmpty()) {
                evict(region, order.remove());
            }
            load(offset);
            return map(region, offset, AddressSpace.READ) ? FaultOutcome.RESOLVED : FaultOutcome.UNHANDLED;
        } catch (CallFailed failed) {
            fault.explain("the store of the pages has failed: " + failed.getMessage());
            return FaultOutcome.UNHANDLED;
        }
    }

    private boolean map(Region region, long offset, Rights access) {
        return region.map(offset, FramePart.of(resident.get(offset).frame(), 0, PAGE), access).succeeded();
    }

    private void evict(Region region, long offset) throws CallFailed {
        region.unmap(offset);
        Region frame = resident.remove(offset);
        free.add(frame);
        if (written.remove(offset)) {
            var error = store.save(offset / PAGE, ByteArrayView.of(window(frame).get(0, PAGE)));
            if (error.failed()) {
                throw new IllegalStateException("page " + offset / PAGE + " was not stored: " + error);
            }
            stored.add(offset);
            saves++;
        }
    }

    private void load(long offset) throws CallFailed {
        byte[] contents = new byte[PAGE];
        if (stored.contains(offset)) {
            LoadResult loaded = store.load(offset / PAGE);
            if (loaded.err().failed()) {
                throw new IllegalStateException("page " + offset / PAGE + " was not loaded: " + loaded.err());
            }
            contents = loaded.contents().toArray();
            loads++;
        }
        Region frame = free.remove();
        window(frame).put(0, contents);
        resident.put(offset, frame);
        order.add(offset);
    }

    private Window window(Region frame) {
        return frame.window(domain.syscalls().memory());
    }

    /** The counts so far, as the end of a sentence. */
    String counts() {
        return faults + " faults, " + saves + " pages saved, " + loads + " pages loaded";
    }

    /** The number of pages that have frames. */
    int residentPages() {
        return resident.size();
    }
}
