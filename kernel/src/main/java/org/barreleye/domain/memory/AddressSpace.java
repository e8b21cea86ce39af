package org.barreleye.domain.memory;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.barreleye.domain.capability.FreeExtents;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.FaultExplainer;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.memory.Feature;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/**
 * The address space of a domain: regions that do not overlap, in each of which a {@link MemoryObject} is mapped. On a
 * core without an MMU a region lies at the physical address of its frame, where the kernel checks each access;
 * elsewhere it lies where the address space puts it.
 *
 * <p>A region ends when it is unmapped, or when the domain frees the slot of one of its frames.
 */
public final class AddressSpace implements SlotAllocator.FreedSlots, FaultExplainer {
    /** To read. */
    public static final Rights READ = new Rights(ObjectRights.READ);
    /** To read and to write. */
    public static final Rights READ_WRITE = new Rights(ObjectRights.READ | ObjectRights.WRITE);

    // The lowest addresses stay free, so that an access through a small number is a fault.
    private static final long FIRST_ADDRESS = 0x1000_0000;

    private final SystemCalls syscalls;
    // Absent on a core without an MMU.
    private final Optional<PageTables> tables;
    private final FrameSupply supply;
    private final ScratchPages scratch;
    private final FreeExtents free;
    private final NavigableMap<Long, Region> regions = new TreeMap<>();
    private final SortedMap<Integer, List<Region>> byFrame = new TreeMap<>();
    private final SharedSpaces shared;
    // Absent in a domain that cannot handle page faults.
    private Optional<FaultDelivery> delivery = Optional.empty();

    private AddressSpace(SystemCalls syscalls, SlotAllocator slots, Optional<PageTables> tables) {
        this.syscalls = syscalls;
        this.tables = tables;
        supply = new FrameSupply(syscalls, slots);
        long end = tables.map(built -> built.layout().end()).orElse(FIRST_ADDRESS + (1L << 20));
        free = new FreeExtents(FIRST_ADDRESS, end - FIRST_ADDRESS);
        shared = new SharedSpaces(syscalls, supply, tables, free);
        scratch = new ScratchPages(syscalls, tables, FIRST_ADDRESS);
        free.allocate(scratch.base(), ScratchPages.BYTES);
    }

    /**
     * Creates the address space of a domain, with nothing mapped, and makes its dispatcher use it.
     *
     * @param memory for page tables; unused on a core without an MMU
     * @throws IllegalStateException if the memory does not suffice for the first tables
     */
    public static AddressSpace create(SystemCalls syscalls, SlotAllocator slots, TableMemory memory) {
        Optional<PageTables> tables = PageTableLayout.of(syscalls.pageTableArchitecture())
                .map(layout -> createTables(syscalls, slots, memory, layout));
        AddressSpace created = new AddressSpace(syscalls, slots, tables);
        slots.notifyOfFreed(created);
        return created;
    }

    private static PageTables createTables(SystemCalls syscalls, SlotAllocator slots, TableMemory memory,
            PageTableLayout layout) {
        Outcome<PageTables> created = retried(() -> PageTables.create(syscalls, slots, memory, layout));
        Outcome<Outcome.Unit> prepared = created.flatMap(tables -> retried(() -> tables.prepare(FIRST_ADDRESS)));
        if (!prepared.succeeded()) {
            throw new IllegalStateException("no domain can begin without page tables: " + prepared.error().sentence());
        }
        return created.value();
    }

    /** An allocation that is refused once can succeed the next time. */
    static <T> Outcome<T> retried(Supplier<Outcome<T>> operation) {
        Outcome<T> outcome = operation.get();
        return outcome.error() == KernelError.ALLOCATION_REFUSED ? operation.get() : outcome;
    }

    /** Sets the source of memory for objects that allocate frames, in a program that cannot handle page faults. */
    public void allocateFrom(RamSource source) {
        supply.setSource(source);
    }

    /** Sets the source of memory for objects that allocate frames, and the delivery of page faults. */
    public void allocateFrom(RamSource source, FaultDelivery faults) {
        supply.setSource(source);
        delivery = Optional.of(faults);
    }

    /** Returns whether programs can rely on a feature. */
    public boolean supports(Feature feature) {
        return features().contains(feature);
    }

    /** The features that programs can rely on. */
    public Set<Feature> features() {
        Set<Feature> features = tables.isPresent() ? EnumSet.allOf(Feature.class) : EnumSet.noneOf(Feature.class);
        if (delivery.isEmpty()) {
            features.remove(Feature.PAGE_FAULTS);
        }
        return features;
    }

    /** Maps a whole frame, readable, and writable if the capability permits it, at an address that is chosen here. */
    public Outcome<Region> map(FrameReference frame) {
        Outcome<Region> mapped = map(frame, READ_WRITE);
        return mapped.error() == KernelError.MISSING_RIGHTS ? map(frame, READ) : mapped;
    }

    /** Maps a whole frame for some kind of access, at an address that is chosen here. */
    public Outcome<Region> map(FrameReference frame, Rights access) {
        return map(new FrameObject(frame), Placement.ANYWHERE.permitting(access));
    }

    /**
     * Maps a whole frame at a given address.
     *
     * @param address a multiple of 4096; on a core without an MMU, the physical address of the frame
     * @return refused with {@link KernelError#ENTRY_IN_USE} if a region lies there, and with
     *     {@link KernelError#BAD_ARGUMENT} if nothing can lie there
     */
    public Outcome<Region> mapAt(long address, FrameReference frame, Rights access) {
        return address < 0 ? Outcome.refused(KernelError.BAD_ARGUMENT)
                : map(new FrameObject(frame), Placement.ANYWHERE.permitting(access).at(address));
    }

    /** Maps an object, to read and to write, at an address that is chosen here. */
    public Outcome<Region> map(MemoryObject object) {
        return map(object, Placement.ANYWHERE);
    }

    /**
     * Maps an object. Waits for memory if the object allocates some and the caller may wait.
     *
     * <p>On a core without an MMU the address is that of the memory, all that the capability permits is permitted, and
     * guard pages have no effect.
     *
     * @return refused with {@link KernelError#ENTRY_IN_USE} if a region lies at the given address, with
     *     {@link KernelError#BAD_ARGUMENT} if nothing can lie there, and with {@link KernelError#OUT_OF_MEMORY} if
     *     neither the memory nor the addresses suffice
     */
    public Outcome<Region> map(MemoryObject object, Placement placement) {
        if (!placement.isValid()) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        Outcome<Outcome.Unit> attached = retried(() -> object.attach(this));
        return attached.flatMap(prepared -> {
            Outcome<Region> placed = tables.isPresent() ? place(tables.get(), object, placement)
                    : Outcome.of(Region.unplaced(this, object, placement));
            if (!placed.succeeded()) {
                object.detach(this, Region.unplaced(this, object, placement));
                return placed;
            }
            Region region = placed.value();
            Outcome<Outcome.Unit> filled = retried(() -> object.fill(region));
            boolean isElsewhere = placement.isFixed() && region.base() != placement.address();
            if (!filled.succeeded() || isElsewhere) {
                end(region);
                return Outcome.refused(filled.succeeded() ? KernelError.BAD_ARGUMENT : filled.error());
            }
            regions.put(region.base(), region);
            return Outcome.of(region);
        });
    }

    /**
     * Requests a region, for reactors and handlers of events: its memory is requested before the object is mapped.
     *
     * @param continuation receives the region or the refusal, once, perhaps before this method returns
     */
    public void request(MemoryObject object, Placement placement, Consumer<Outcome<Region>> continuation) {
        new MapRequest(this, object, placement, continuation).begin();
    }

    private Outcome<Region> place(PageTables built, MemoryObject object, Placement placement) {
        long guard = placement.guardBytes();
        long bytes = (object.bytes() + PageTables.PAGE_BYTES - 1 & -PageTables.PAGE_BYTES) + 2 * guard;
        OptionalLong found = placement.isFixed()
                ? free.find(bytes, PageTables.PAGE_BYTES, placement.address() - guard,
                placement.address() - guard + bytes)
                : find(built, object, bytes, placement);
        if (found.isEmpty()) {
            return Outcome.refused(!placement.isFixed() ? KernelError.OUT_OF_MEMORY
                    : overlaps(placement.address() - guard, bytes) ? KernelError.ENTRY_IN_USE
                    : KernelError.BAD_ARGUMENT);
        }
        free.allocate(found.getAsLong(), bytes);
        return Outcome.of(new Region(this, object, found.getAsLong() + guard, placement));
    }

    /** The lowest free address whose alignment permits the largest pages for the object. */
    private OptionalLong find(PageTables built, MemoryObject object, long bytes, Placement placement) {
        long guard = placement.guardBytes();
        long physical = object.physicalAddress();
        long large = physical == FramePart.UNKNOWN ? PageTables.PAGE_BYTES
                : built.layout().largestPage(object.bytes());
        boolean isAligned = placement.alignment() > PageTables.PAGE_BYTES;
        long alignment = isAligned ? placement.alignment() : Math.max(large, PageTables.PAGE_BYTES);
        // Of a chosen alignment the object begins at a multiple, otherwise at the place in a large page of its memory.
        long before = (isAligned || physical == FramePart.UNKNOWN ? 0 : physical & alignment - 1) - guard;
        OptionalLong aligned = before >= 0 ? free.find(bytes + before, alignment, 0, 0)
                : free.find(bytes + before + alignment, alignment, FIRST_ADDRESS, 0);
        if (aligned.isEmpty()) {
            return isAligned ? aligned : free.find(bytes, PageTables.PAGE_BYTES, 0, 0);
        }
        return OptionalLong.of(aligned.getAsLong() + (before >= 0 ? before : before + alignment));
    }

    private boolean overlaps(long begin, long bytes) {
        Map.Entry<Long, Region> before = regions.lowerEntry(begin + bytes);
        return before != null
                && before.getKey() + before.getValue().pageBytes() + before.getValue().guardBytes() > begin;
    }

    /**
     * Unmaps a region; the frames that its object has allocated for it are freed. On a core without an MMU, a frame
     * that exists apart from the region stays accessible until it is deleted.
     */
    public void unmap(Region region) {
        if (region.isLive()) {
            // Without an MMU another region of the same frame may have its place.
            regions.remove(region.base(), region);
            end(region);
        }
    }

    private void end(Region region) {
        region.end();
        if (tables.isPresent()) {
            free.free(region.base() - region.guardBytes(), region.pageBytes() + 2 * region.guardBytes());
        }
        region.object().detach(this, region);
    }

    /**
     * Changes the access that a region permits.
     *
     * @return refused with {@link KernelError#NO_MMU} on a core without an MMU, except for reading and writing; with
     *     {@link KernelError#MISSING_RIGHTS} if the capability to a frame permits less; and with
     *     {@link KernelError#BAD_ARGUMENT} if the region has ended, or access is something else
     */
    public Outcome<Outcome.Unit> protect(Region region, Rights access) {
        if (!region.isLive() || !Placement.ANYWHERE.permitting(access).isValid()) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        if (tables.isEmpty()) {
            return access.equals(READ_WRITE) ? Outcome.unit() : Outcome.refused(KernelError.NO_MMU);
        }
        return region.protect(tables.get(), access);
    }

    /**
     * Gives frames of a region back, whose contents are lost; the next access gets others. Objects that are mapped
     * elsewhere too lose them there as well.
     *
     * @return refused with {@link KernelError#BAD_ARGUMENT} if the object keeps its frames, and with
     *     {@link KernelError#NO_MMU} if no page fault could get others
     */
    public Outcome<Outcome.Unit> discard(Region region, long offset, long length) {
        if (!region.isLive() || ((offset | length) & PageTables.PAGE_BYTES - 1) != 0 || offset < 0 || length < 0
                || offset > region.bytes() - length) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        return supports(Feature.PAGE_FAULTS) ? region.object().discard(offset, length)
                : Outcome.refused(KernelError.NO_MMU);
    }

    /** Frees what is not used: pages that are kept for page faults, and empty page tables of shared parts. */
    public void trim() {
        supply.trim();
        shared.trim();
    }

    @Override
    public void onFreed(CapabilityAddress slot) {
        List<Region> ended = byFrame.get(slot.slot());
        if (ended != null) {
            List.copyOf(ended).forEach(this::unmap);
        }
        shared.onFreed(slot);
    }

    /** The parts of this address space that it shares with other dispatchers of the domain. */
    public SharedSpaces shared() {
        return shared;
    }

    /** The regions, in the order of their addresses. */
    public List<Region> regions() {
        return List.copyOf(regions.values());
    }

    /** The region in which an address lies. */
    public Optional<Region> regionAt(long address) {
        var before = regions.floorEntry(address);
        return before == null || address - before.getKey() >= before.getValue().bytes() ? Optional.empty()
                : Optional.of(before.getValue());
    }

    /** Handles a fault by the object of the region in which the address lies. Does not wait. */
    public FaultOutcome onFault(MemoryFault fault) {
        return regionAt(fault.address()).filter(region -> !fault.isWrite() || region.isWritable())
                .map(region -> region.object().onFault(region, page(region, fault), fault))
                .orElse(FaultOutcome.UNHANDLED);
    }

    /** Goes on with a fault for which {@link #onFault} has to wait. */
    public FaultOutcome onFaultWaiting(MemoryFault fault) {
        return regionAt(fault.address())
                .map(region -> region.object().onFaultWaiting(region, page(region, fault), fault))
                .orElse(FaultOutcome.UNHANDLED);
    }

    private static long page(Region region, MemoryFault fault) {
        return fault.address() - region.base() & -PageTables.PAGE_BYTES;
    }

    @Override
    public void explain(MemoryFault fault) {
        fault.explain(FaultReport.of(this, fault));
    }

    /** The alignment of memory that permits the largest pages. */
    long alignmentFor(long bytes) {
        return tables.map(built -> built.layout().largestPage(bytes)).orElse(PageTables.PAGE_BYTES);
    }

    /** Waits for slots and for memory for page tables, if they are scarce. */
    void awaitReserves() {
        supply.awaitSlots();
        tables.ifPresent(PageTables::awaitMemory);
    }

    /** Waits for a page and slots of the reserve, for a fault that found it empty. */
    FaultOutcome refill(long node, MemoryFault fault) {
        Outcome<Outcome.Unit> filled = supply.refill(node);
        awaitReserves();
        if (!filled.succeeded()) {
            fault.explain("no memory was free for this page: " + filled.error().sentence());
        }
        return filled.succeeded() ? FaultOutcome.RESOLVED : FaultOutcome.UNHANDLED;
    }

    /** Makes page faults arrive, for objects that handle them; returns whether they do. */
    public boolean deliverFaults() {
        return supports(Feature.PAGE_FAULTS) && delivery.get().begin();
    }

    Optional<PageTables> tables() {
        return tables;
    }

    /** The frames of objects that allocate. */
    FrameSupply supply() {
        return supply;
    }

    ScratchPages scratch() {
        return scratch;
    }

    SystemCalls syscalls() {
        return syscalls;
    }

    /** Maps a part of a frame on a core without an MMU; returns its physical address. */
    Outcome<Long> mapPhysical(FramePart part) {
        return new FrameReference(part.frame()).map(syscalls).map(found -> found.base() + part.offset());
    }

    void onMapped(Region region, CapabilityAddress frame) {
        byFrame.computeIfAbsent(frame.slot(), none -> new ArrayList<>(1)).add(region);
    }

    void onUnmapped(Region region, CapabilityAddress frame) {
        List<Region> ofFrame = byFrame.get(frame.slot());
        ofFrame.remove(region);
        if (ofFrame.isEmpty()) {
            byFrame.remove(frame.slot());
        }
    }
}
