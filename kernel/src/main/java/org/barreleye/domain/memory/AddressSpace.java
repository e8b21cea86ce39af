package org.barreleye.domain.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.barreleye.domain.capability.FreeExtents;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.FrameMapResult;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.PageTableReference;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/**
 * The address space of a domain: regions that do not overlap. On a core without an MMU a region lies at the physical
 * address of its frame, where the kernel checks each access; elsewhere it lies where the address space puts it.
 *
 * <p>A region ends when it is unmapped, or when the domain frees the slot of its frame.
 */
public final class AddressSpace implements SlotAllocator.FreedSlots {
    /** To read. */
    public static final Rights READ = new Rights(ObjectRights.READ);
    /** To read and to write. */
    public static final Rights READ_WRITE = new Rights(ObjectRights.READ | ObjectRights.WRITE);

    // The lowest addresses stay free, so that an access through a small number is a fault.
    private static final long FIRST_ADDRESS = 0x1000_0000;

    private static final long ANY = -1;

    private final SystemCalls syscalls;
    // Absent on a core without an MMU.
    private final Optional<PageTables> tables;
    private final FreeExtents free;
    private final NavigableMap<Long, Region> regions = new TreeMap<>();
    private final SortedMap<Integer, List<Region>> byFrame = new TreeMap<>();
    private final List<SharedSpace> shared = new ArrayList<>();

    private AddressSpace(SystemCalls syscalls, Optional<PageTables> tables) {
        this.syscalls = syscalls;
        this.tables = tables;
        long end = tables.map(built -> built.layout().end()).orElse(FIRST_ADDRESS + PageTables.PAGE_BYTES);
        free = new FreeExtents(FIRST_ADDRESS, end - FIRST_ADDRESS);
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
        AddressSpace created = new AddressSpace(syscalls, tables);
        slots.notifyOfFreed(created);
        return created;
    }

    private static PageTables createTables(SystemCalls syscalls, SlotAllocator slots, TableMemory memory,
            PageTableLayout layout) {
        Outcome<PageTables> created = retried(() -> PageTables.create(syscalls, slots, memory, layout));
        Outcome<Outcome.Unit> prepared =
                created.flatMap(tables -> retried(() -> tables.prepare(FIRST_ADDRESS)));
        if (!prepared.succeeded()) {
            throw new IllegalStateException("no domain can begin without page tables: " + prepared.error().sentence());
        }
        return created.value();
    }

    /** An allocation that is refused once can succeed the next time. */
    private static <T> Outcome<T> retried(Supplier<Outcome<T>> operation) {
        Outcome<T> outcome = operation.get();
        return outcome.error() == KernelError.ALLOCATION_REFUSED ? operation.get() : outcome;
    }

    /** Maps a whole frame, readable, and writable if the capability permits it, at an address that is chosen here. */
    public Outcome<Region> map(FrameReference frame) {
        Outcome<Region> mapped = map(frame, READ_WRITE);
        return mapped.error() == KernelError.MISSING_RIGHTS ? map(frame, READ) : mapped;
    }

    /** Maps a whole frame for some kind of access, at an address that is chosen here. */
    public Outcome<Region> map(FrameReference frame, Rights access) {
        return map(frame, access, ANY);
    }

    /**
     * Maps a whole frame at a given address.
     *
     * @param address a multiple of 4096; on a core without an MMU, the physical address of the frame
     * @return refused with {@link KernelError#ENTRY_IN_USE} if a region lies there, and with
     *     {@link KernelError#BAD_ARGUMENT} if nothing can lie there
     */
    public Outcome<Region> mapAt(long address, FrameReference frame, Rights access) {
        return address < 0 || (address & PageTables.PAGE_BYTES - 1) != 0 ? Outcome.refused(KernelError.BAD_ARGUMENT)
                : map(frame, access, address);
    }

    private Outcome<Region> map(FrameReference frame, Rights access, long address) {
        Outcome<Region> mapped = tables.isEmpty() ? mapPhysical(frame, address)
                : retried(() -> frame.measure(syscalls)
                        .flatMap(found -> mapTranslated(tables.get(), frame, found.bytes(), access, address)));
        return mapped.map(region -> {
            regions.put(region.base(), region);
            byFrame.computeIfAbsent(frame.address().slot(), none -> new ArrayList<>(1)).add(region);
            return region;
        });
    }

    private Outcome<Region> mapPhysical(FrameReference frame, long address) {
        Outcome<FrameMapResult> mapped = frame.map(syscalls);
        if (mapped.succeeded() && address != ANY && mapped.value().base() != address) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        return mapped.map(found -> new Region(found.base(), found.bytes(), frame.address(), READ_WRITE, List.of()));
    }

    private Outcome<Region> mapTranslated(PageTables built, FrameReference frame, long frameBytes, Rights access,
            long address) {
        long bytes = (frameBytes + PageTables.PAGE_BYTES - 1) & -PageTables.PAGE_BYTES;
        OptionalLong found = address == ANY ? free.find(bytes, PageTables.PAGE_BYTES, 0, 0)
                : free.find(bytes, PageTables.PAGE_BYTES, address, address + bytes);
        if (found.isEmpty()) {
            return Outcome.refused(address == ANY ? KernelError.OUT_OF_MEMORY
                    : regionAt(address).isPresent() ? KernelError.ENTRY_IN_USE : KernelError.BAD_ARGUMENT);
        }
        long base = found.getAsLong();
        Outcome<List<PageTables.Mapping>> mapped = built.map(base, frame.address(), 0, bytes, access, 1);
        return mapped.map(mappings -> {
            free.allocate(base, bytes);
            return new Region(base, frameBytes, frame.address(), access, mappings);
        });
    }

    /** Unmaps a region. On a core without an MMU its frame stays accessible until it is deleted. */
    public void unmap(Region region) {
        if (regions.remove(region.base(), region)) {
            List<Region> ofFrame = byFrame.get(region.frame().slot());
            ofFrame.remove(region);
            if (ofFrame.isEmpty()) {
                byFrame.remove(region.frame().slot());
            }
            tables.ifPresent(built -> {
                region.mappings().forEach(built::unmap);
                free.free(region.base(), region.bytes() + PageTables.PAGE_BYTES - 1 & -PageTables.PAGE_BYTES);
            });
        }
    }

    @Override
    public void onFreed(CapabilityAddress slot) {
        List<Region> ended = byFrame.get(slot.slot());
        if (ended != null) {
            List.copyOf(ended).forEach(this::unmap);
        }
        shared.forEach(space -> space.onFreed(slot));
    }

    /**
     * Makes a part of this address space that other dispatchers of the domain can share, on cores with an MMU of the
     * same architecture that keep their caches coherent with that of this one.
     *
     * @return refused with {@link KernelError#NO_MMU} on a core without one
     */
    public Outcome<SharedSpace> share() {
        if (tables.isEmpty()) {
            return Outcome.refused(KernelError.NO_MMU);
        }
        PageTables built = tables.get();
        OptionalLong found = free.find(built.sharedBytes(), built.sharedBytes(), 0, 0);
        if (found.isEmpty()) {
            return Outcome.refused(KernelError.OUT_OF_MEMORY);
        }
        return retried(() -> built.share(found.getAsLong())).map(table -> {
            free.allocate(found.getAsLong(), built.sharedBytes());
            SharedSpace space = new SharedSpace(syscalls, built, table.reference(), found.getAsLong());
            shared.add(space);
            return space;
        });
    }

    /**
     * Uses the part that another dispatcher of the domain shares.
     *
     * @param address the first address there
     * @param table its page table
     * @return refused with {@link KernelError#BAD_ARGUMENT} if the table is of another architecture, or addresses of
     *     the part are in use here
     */
    public Outcome<Outcome.Unit> attach(long address, PageTableReference table) {
        long bytes = tables.map(PageTables::sharedBytes).orElse(0L);
        if (bytes == 0 || tables.get().sharedType() != table.type() || (address & bytes - 1) != 0
                || free.find(bytes, bytes, address, address + bytes).isEmpty()) {
            return Outcome.refused(bytes == 0 ? KernelError.NO_MMU : KernelError.BAD_ARGUMENT);
        }
        return retried(() -> tables.get().attach(address, table)).map(done -> {
            free.allocate(address, bytes);
            return done;
        });
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
}
