package org.barreleye.domain.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.memory.Feature;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/** The operations of the memory library. Each is refused or succeeds, and then undoes what it has done. */
final class MemoryOperations {
    /** The operations on frames that exist. */
    static final List<String> OF_FRAMES = List.of("map a frame", "map a part of a frame", "map a frame for reading",
            "map a frame in any way", "map with large pages");

    private static final long PAGE = OnCore.PAGE;
    // The memory service credits the quota; the monitor, which is asked first without an MMU, does not.
    private static final long NODE = 0;
    private static final long LARGE = 4 << 20;
    private static final long ADDRESS = 0x3000_0000;
    // In each layout, addresses at this distance are in ranges of different tables.
    private static final long TABLE_BYTES = 4 << 20;

    // More than the parts that are made.
    private static final long FIRST_ATTACHED = 64;

    private final Domain domain;
    private final AddressSpace space;
    private final FrameReference frame;
    private final RamReference memory;
    // Absent until it is mapped.
    private Optional<FrameReference> large = Optional.empty();
    private final List<Operation> operations = new ArrayList<>();
    private int attached;

    /** The operations on the objects of a domain, which they begin to use. */
    MemoryOperations(Domain domain) throws CallFailed {
        this.domain = domain;
        space = domain.addressSpace();
        frame = domain.createFrame(domain.allocate(3 * PAGE), 3 * PAGE).value();
        memory = domain.allocate(PAGE);
        addObjects();
        addPlacements();
        addChanges();
        addLibraries();
        addShared();
    }

    /**
     * An operation.
     *
     * @param name says what it does
     * @param isLasting whether it undoes nothing if it succeeds
     * @param body does it once
     */
    record Operation(String name, boolean isLasting, Supplier<Outcome<?>> body) {}

    /** The operation of a name. */
    Operation named(String name) {
        return operations.stream().filter(operation -> operation.name().equals(name)).findFirst().orElseThrow();
    }

    /** The operations. */
    List<Operation> all() {
        return operations;
    }

    private void addObjects() {
        add("map a frame", () -> use(new FrameObject(frame)));
        add("map a part of a frame", () -> use(new FrameObject(frame, PAGE, PAGE)));
        add("map anonymous memory", () -> use(new AnonymousObject(3 * PAGE, NODE)));
        add("map pinned memory", () -> use(new PinnedObject(2 * PAGE, NODE)));
        // More pages than a block of the reserve has.
        add("map lazy memory", () -> use(new LazyObject(20 * PAGE, NODE)));
        add("map a copy on write", () -> use(new CopyOnWriteObject(frame, NODE)));
        add("map a copy of a part", () -> use(new CopyOnWriteObject(frame, PAGE, 2 * PAGE, NODE)));
        add("map an object twice", () -> {
            MemoryObject object = new LazyObject(2 * PAGE, NODE);
            return with(space.map(object), one -> with(space.map(object), two -> {
                Outcome<?> touched = touch(one);
                return touched.succeeded() ? touch(two) : touched;
            }));
        });
        add("map much memory", () -> with(space.map(new AnonymousObject(LARGE + PAGE, NODE)), region -> touch(region,
                LARGE)));
    }

    private void addPlacements() {
        add("map a frame for reading", () -> with(space.map(frame, AddressSpace.READ), region -> Outcome.unit()));
        add("map a frame in any way", () -> with(space.map(frame), this::touch));
        add("map with guard pages", () ->
                with(space.map(new LazyObject(2 * PAGE, NODE), Placement.ANYWHERE.guarded()), this::touch));
        add("map with large pages", () -> with(largeFrame().flatMap(space::map),
                region -> touch(region, LARGE - PAGE)));
        if (space.supports(Feature.CHOSEN_ADDRESSES)) {
            add("map at a multiple", () ->
                    with(space.map(new FrameObject(frame), Placement.ANYWHERE.aligned(1 << 20)), this::touch));
            add("map at an address", () ->
                    with(space.mapAt(ADDRESS, frame, AddressSpace.READ_WRITE), this::touch));
            add("map at distant addresses", this::mapFarAway);
        }
    }

    private Outcome<FrameReference> largeFrame() {
        try {
            if (large.isEmpty()) {
                large = Optional.of(domain.createFrame(domain.allocate(LARGE), LARGE).value());
            }
            return Outcome.of(large.get());
        } catch (CallFailed failed) {
            throw new AssertionError(failed);
        }
    }

    private Outcome<?> mapFarAway() {
        List<Region> regions = new ArrayList<>();
        Outcome<Region> mapped = null;
        for (int distance = 1; distance <= 8 && (mapped == null || mapped.succeeded()); distance++) {
            mapped = space.mapAt(ADDRESS + distance * TABLE_BYTES, frame, AddressSpace.READ_WRITE);
            mapped.map(regions::add);
        }
        regions.forEach(space::unmap);
        return mapped;
    }

    private void addChanges() {
        add("delete a frame that is mapped", () -> {
            Outcome<FrameReference> created = domain.createFrame(memory, PAGE);
            return created.flatMap(deleted -> {
                Outcome<?> mapped = space.map(deleted).flatMap(this::touch);
                domain.delete(deleted).value();
                return mapped;
            });
        });
        if (space.supports(Feature.PROTECTION)) {
            add("protect", () -> with(space.map(frame), region -> {
                Outcome<?> changed = space.protect(region, AddressSpace.READ);
                return changed.succeeded() ? space.protect(region, AddressSpace.READ_WRITE) : changed;
            }));
            add("protect parts", () -> with(space.map(new LazyObject(3 * PAGE, NODE)), region -> {
                Outcome<?> changed = touch(region);
                changed = changed.succeeded() ? space.protect(region, AddressSpace.READ) : changed;
                return changed.succeeded() ? space.protect(region, AddressSpace.READ_WRITE) : changed;
            }));
        }
        if (space.supports(Feature.PAGE_FAULTS)) {
            add("discard anonymous memory", () -> discard(new AnonymousObject(2 * PAGE, NODE)));
            add("discard lazy memory", () -> discard(new LazyObject(2 * PAGE, NODE)));
            add("discard copies on write", () -> discard(new CopyOnWriteObject(frame, NODE)));
        }
    }

    private Outcome<?> discard(MemoryObject object) {
        return with(space.map(object), region -> {
            Outcome<?> touched = touch(region);
            Outcome<?> discarded = touched.succeeded() ? space.discard(region, 0, region.bytes()) : touched;
            return discarded.succeeded() ? touch(region) : discarded;
        });
    }

    private void addLibraries() {
        add("allocate of a heap", () -> {
            Heap heap = new Heap(space, NODE);
            Outcome<?> small = heap.allocate(100, 8);
            Outcome<?> more = small.succeeded() ? heap.allocate(2 * Heap.REGION_BYTES, 8).flatMap(heap::free) : small;
            heap.end();
            return more;
        });
        add("use a stack", () -> StackRegion.create(space, 8 * PAGE, NODE).flatMap(stack -> {
            Outcome<?> touched = store(stack.lowest());
            boolean shrinks = touched.succeeded() && space.supports(Feature.PAGE_FAULTS);
            Outcome<?> shrunk = shrinks ? stack.shrink(stack.top() - PAGE) : touched;
            Outcome<?> grown = shrunk.succeeded() ? store(stack.lowest()) : shrunk;
            stack.end();
            return grown.map(done -> Outcome.Unit.UNIT);
        }));
    }

    private void addShared() {
        if (!space.supports(Feature.CHOSEN_ADDRESSES)) {
            return;
        }
        SharedSpace shared = space.shared().create().value();
        add("map for all dispatchers", () -> shared.map(frame, AddressSpace.READ_WRITE).flatMap(region -> {
            Outcome<?> stored = store(region.base());
            stored = stored.succeeded() ? shared.protect(region, AddressSpace.READ) : stored;
            shared.unmap(region);
            return stored.map(done -> Outcome.Unit.UNIT);
        }));
        add("map much for all dispatchers", () -> {
            List<SharedRegion> regions = new ArrayList<>();
            Outcome<SharedRegion> mapped = shared.map(frame, AddressSpace.READ);
            for (int count = 0; count < 3 && mapped.succeeded(); count++) {
                regions.add(mapped.value());
                mapped = shared.map(frame, AddressSpace.READ);
            }
            mapped.map(regions::add);
            regions.forEach(shared::unmap);
            return mapped;
        });
        add("delete a frame that all dispatchers see", () ->
                domain.createFrame(memory, PAGE).flatMap(deleted -> {
                    Outcome<?> mapped = shared.map(deleted, AddressSpace.READ_WRITE);
                    domain.delete(deleted).value();
                    return mapped.map(done -> Outcome.Unit.UNIT);
                }));
        operations.add(new Operation("make a part for all dispatchers", true, () -> space.shared().create()));
        operations.add(new Operation("use a part of another dispatcher", true, () -> {
            attached++;
            long bytes = space.tables().orElseThrow().sharedBytes();
            return space.shared().attach(shared.base() + (FIRST_ATTACHED + attached) * bytes, shared.table());
        }));
    }

    private void add(String name, Supplier<Outcome<?>> operation) {
        operations.add(new Operation(name, false, operation));
    }

    private Outcome<?> use(MemoryObject object) {
        return with(space.map(object), this::touch);
    }

    /** Uses a region, and unmaps it. */
    private Outcome<?> with(Outcome<Region> mapped, Function<Region, Outcome<?>> use) {
        return mapped.flatMap(region -> {
            Outcome<?> used = use.apply(region);
            space.unmap(region);
            return used.map(done -> Outcome.Unit.UNIT);
        });
    }

    private Outcome<Outcome.Unit> touch(Region region) {
        return touch(region, PAGE);
    }

    private Outcome<Outcome.Unit> touch(Region region, long distance) {
        Outcome<Outcome.Unit> stored = Outcome.unit();
        for (long offset = 0; offset < region.bytes() && stored.succeeded(); offset += distance) {
            stored = store(region.base() + offset);
        }
        return stored;
    }

    /** A fault for which there is no memory is a refusal too. */
    private Outcome<Outcome.Unit> store(long address) {
        Memory bytes = domain.syscalls().memory();
        try {
            long before = bytes.load(address, 8, bytes.endianness());
            bytes.store(address, 8, before + 1, bytes.endianness());
            return Outcome.unit();
        } catch (MemoryFault fault) {
            return Outcome.refused(KernelError.OUT_OF_MEMORY);
        }
    }
}
