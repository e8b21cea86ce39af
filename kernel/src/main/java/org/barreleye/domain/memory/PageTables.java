package org.barreleye.domain.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.MappingReference;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.PageTableReference;
import org.barreleye.generated.user.PageTableUsageResult;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/**
 * The page tables of a domain, which it builds in the layout of its core's architecture: the page-table manager of the
 * address space (the pmap of Mach: Rashid et al., "Machine-independent virtual memory management for paged
 * uniprocessor and multiprocessor architectures", 1987). A table is created when the first page in its range is mapped,
 * and freed with the last one. Those for the lowest addresses are kept; those in a part that other dispatchers share
 * are kept until {@link #freeUnused}, because freeing one takes a TLB shootdown on all these cores.
 */
final class PageTables implements Copyable {
    /** The size of the smallest pages, in bytes. */
    static final long PAGE_BYTES = 4096;
    /** The size of the smallest large pages of all layouts. */
    static final long LARGE_BYTES_MIN = 1 << 20;

    private static final DispatcherReference DISPATCHER = new DispatcherReference(WellKnownSlots.DISPATCHER);
    // The kernel's limit for one mapping.
    private static final int ENTRIES_MAX = 512;

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final TableMemory memory;
    private final PageTableLayout layout;
    private final Table root;

    private PageTables(SystemCalls syscalls, SlotAllocator slots, TableMemory memory, PageTableLayout layout,
            PageTableReference root) {
        this.syscalls = syscalls;
        this.slots = slots;
        this.memory = memory;
        this.layout = layout;
        this.root = new Table(root, 0, Optional.empty());
    }

    /** Creates empty page tables and makes the dispatcher of this domain use them. */
    static Outcome<PageTables> create(SystemCalls syscalls, SlotAllocator slots, TableMemory memory,
            PageTableLayout layout) {
        return memory.allocate(layout.level(layout.depth()).type()).flatMap(root -> {
            Outcome<Outcome.Unit> set = DISPATCHER.setPageTables(syscalls, root.address());
            if (!set.succeeded()) {
                memory.free(root);
            }
            return set.map(done -> new PageTables(syscalls, slots, memory, layout, root));
        });
    }

    PageTableLayout layout() {
        return layout;
    }

    /** The root. */
    PageTableReference root() {
        return root.reference;
    }

    /**
     * Maps part of a frame with pages that are as large as the addresses permit.
     *
     * @param virtual the address of the first page
     * @return the mappings; or none, and nothing is mapped
     */
    Outcome<List<Mapping>> map(long virtual, FramePart part, Rights access) {
        List<Mapping> made = new ArrayList<>();
        long done = 0;
        while (done < part.bytes()) {
            long at = virtual + done;
            long skew = part.physical() == FramePart.UNKNOWN ? PAGE_BYTES : part.physical() - virtual;
            int level = layout.largestLevel(at, skew, part.bytes() - done);
            long run = layout.run(level, at, skew, part.bytes() - done);
            long offset = part.offset() + done;
            Outcome<List<Mapping>> mapped = map(at, part.frame(), offset, run, access, level);
            if (level > 1 && isUnsuitable(mapped.error())) {
                mapped = map(at, part.frame(), offset, run, access, 1);
            }
            if (!mapped.succeeded()) {
                made.forEach(this::unmap);
                return mapped;
            }
            made.addAll(mapped.value());
            done += run;
        }
        return Outcome.of(made);
    }

    // The core may see the memory at another alignment, and a table of smaller pages may be there.
    private static boolean isUnsuitable(KernelError error) {
        return error == KernelError.MISALIGNED || error == KernelError.ENTRY_IN_USE;
    }

    /**
     * Maps part of a frame.
     *
     * @param virtual the address of the first page
     * @param frame the slot of the frame
     * @param offset of the first page in the frame
     * @param bytes a multiple of the size of the pages
     * @param level the level whose entries name the pages
     * @return the mappings, one for each table; or none, and nothing is mapped
     */
    Outcome<List<Mapping>> map(long virtual, CapabilityAddress frame, long offset, long bytes, Rights access,
            int level) {
        List<Mapping> made = new ArrayList<>();
        PageTableLayout.Level pages = layout.level(level);
        long done = 0;
        while (done < bytes) {
            int entry = pages.index(virtual + done);
            long left = bytes - done >>> pages.shift();
            int entries = (int) Math.min(Math.min(pages.entries() - entry, ENTRIES_MAX), left);
            long begin = offset + done;
            Outcome<Mapping> mapped = tableOf(virtual + done, level).flatMap(table ->
                    map(table, frame, ObjectType.FRAME_MAPPING, begin, entry, entries, access));
            if (!mapped.succeeded()) {
                made.forEach(this::unmap);
                return Outcome.refused(mapped.error());
            }
            made.add(mapped.value());
            done += entries * pages.span();
        }
        return Outcome.of(made);
    }

    private Outcome<Mapping> map(Table table, CapabilityAddress source, ObjectType type, long offset, int entry,
            int entries, Rights access) {
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Unit> mapped = table.reference.map(syscalls, source, offset, entry, entries, access, slot);
        if (!mapped.succeeded()) {
            slots.free(slot);
            freeIfUnused(table);
            return Outcome.refused(mapped.error());
        }
        table.mappings++;
        return Outcome.of(new Mapping(new MappingReference(type, slot), table));
    }

    /** The table of a level for an address; creates it, and those above it, if they do not exist. */
    private Outcome<Table> tableOf(long virtual, int level) {
        Outcome<Table> table = Outcome.of(root);
        for (int above = layout.depth(); above > level && table.succeeded(); above--) {
            int number = above;
            table = table.flatMap(parent -> below(parent, number, virtual));
        }
        return table;
    }

    private Outcome<Table> below(Table parent, int level, long virtual) {
        int entry = layout.level(level).index(virtual);
        Table known = parent.below.get(entry);
        if (known != null) {
            return Outcome.of(known);
        }
        // While this thread waits for memory, no other one frees the table above, but it may create this one.
        parent.mappings++;
        Outcome<PageTableReference> created = memory.allocate(layout.level(level - 1).type());
        parent.mappings--;
        if (!created.succeeded()) {
            freeIfUnused(parent);
            return Outcome.refused(created.error());
        }
        PageTableReference reference = created.value();
        Table other = parent.below.get(entry);
        if (other != null) {
            memory.free(reference);
            return Outcome.of(other);
        }
        Outcome<Mapping> mapped =
                map(parent, reference.address(), mappingOf(reference.type()), 0, entry, 1, AddressSpace.READ);
        if (!mapped.succeeded()) {
            memory.free(reference);
        }
        return mapped.map(own -> {
            Table table = new Table(reference, entry, Optional.of(own));
            table.isShared = parent.isShared;
            parent.below.put(entry, table);
            return table;
        });
    }

    private static ObjectType mappingOf(ObjectType table) {
        for (ObjectType type : ObjectType.values()) {
            if (type.isMapping() && type.parent().filter(table::equals).isPresent()) {
                return type;
            }
        }
        throw new AssertionError("each table but the roots has a type of mappings");
    }

    /** Changes the access that mappings permit, of all or of none. */
    Outcome<Outcome.Unit> protect(List<Mapping> mappings, Rights before, Rights access) {
        for (int i = 0; i < mappings.size(); i++) {
            Outcome<Outcome.Unit> changed = protect(mappings.get(i), access);
            if (!changed.succeeded()) {
                mappings.subList(0, i).forEach(mapping -> protect(mapping, before));
                return changed;
            }
        }
        return Outcome.unit();
    }

    private Outcome<Outcome.Unit> protect(Mapping mapping, Rights access) {
        return slots.untilUnmapped(() -> mapping.reference.protect(syscalls, access));
    }

    /** Copies the page of a mapping to a part of a frame, and maps that in its place. */
    Outcome<Outcome.Unit> copyTo(Mapping mapping, FramePart copy, Rights access) {
        return slots.untilUnmapped(() -> mapping.reference.copyTo(syscalls, copy.frame(), copy.offset(), access));
    }

    /** Ends a mapping and frees its slot. A frame that was deleted or revoked has ended its mappings before. */
    void unmap(Mapping mapping) {
        slots.untilUnmapped(() -> mapping.reference.unmap(syscalls));
        slots.free(mapping.reference.address());
        mapping.table.mappings--;
        freeIfUnused(mapping.table);
    }

    /** Returns whether the architecture has dirty bits. */
    boolean tracksWrites() {
        return layout != PageTableLayout.ARMV7;
    }

    /** Counts the pages of the smallest size that were written to, and clears their dirty bits. */
    long takeWritten(long virtual, int pages) {
        PageTableLayout.Level leaf = layout.level(1);
        long written = 0;
        int done = 0;
        while (done < pages) {
            long address = virtual + done * leaf.span();
            int entry = leaf.index(address);
            int entries = Math.min(Math.min(pages - done, Long.SIZE), leaf.entries() - entry);
            Outcome<PageTableUsageResult> usage = tableOf(address, 1)
                    .flatMap(table -> table.reference.usage(syscalls, entry, entries, true));
            written += usage.succeeded() ? Long.bitCount(usage.value().written()) : 0;
            done += entries;
        }
        return written;
    }

    private void freeIfUnused(Table table) {
        if (table.isUnused() && !table.isShared) {
            free(table);
        }
    }

    private void free(Table table) {
        Mapping self = table.self.get();
        self.table.below.remove(table.entry);
        unmap(self);
        memory.free(table.reference);
    }

    /** Frees the empty tables below one that is shared; returns whether there were any. */
    boolean freeUnused(Table table) {
        boolean isAnyFreed = false;
        for (Table below : List.copyOf(table.below.values())) {
            isAnyFreed |= freeUnused(below);
            if (below.isUnused()) {
                free(below);
                isAnyFreed = true;
            }
        }
        return isAnyFreed;
    }

    /**
     * Creates an empty table that other dispatchers can use too.
     *
     * @param virtual the first address of the range of an entry of the root, which is free
     */
    Outcome<Table> share(long virtual) {
        return below(root, layout.depth(), virtual).map(table -> {
            table.isKept = true;
            table.isShared = true;
            return table;
        });
    }

    /**
     * Uses a table of another dispatcher.
     *
     * @param virtual the first address of the range of an entry of the root, which is free
     */
    Outcome<Outcome.Unit> attach(long virtual, PageTableReference shared) {
        return map(root, shared.address(), mappingOf(shared.type()), 0, layout.level(layout.depth()).index(virtual), 1,
                AddressSpace.READ).map(done -> Outcome.Unit.UNIT);
    }

    /** The size of the range of an entry of the root. */
    long sharedBytes() {
        return layout.level(layout.depth()).span();
    }

    /** The type of the tables that entries of the root name. */
    ObjectType sharedType() {
        return layout.level(layout.depth() - 1).type().type();
    }

    /** The size of the memory for tables, used or not. */
    long memoryBytes() {
        return memory.bytes();
    }

    /** Tells when more memory for tables has arrived; returns whether some was requested. */
    boolean notifyOfMemory(TableMemory.Growth growth) {
        return memory.notifyOfGrowth(growth);
    }

    /** Waits for memory for tables, if it is low and the caller may wait. */
    void awaitMemory() {
        memory.awaitMore();
    }

    /** Creates the tables for the first mapping, and keeps them also while they are empty. */
    Outcome<Outcome.Unit> prepare(long virtual) {
        return tableOf(virtual, 1).map(leaf -> {
            Table table = leaf;
            while (table.self.isPresent()) {
                table.isKept = true;
                table = table.self.get().table;
            }
            return Outcome.Unit.UNIT;
        });
    }

    /**
     * A mapping.
     *
     * @param reference its capability
     * @param table whose entries it has filled
     */
    record Mapping(MappingReference reference, Table table) implements Copyable {}

    /** A table and those that its entries name, by entry. */
    static final class Table implements Copyable {
        private final PageTableReference reference;
        // Its entry in the table above, and the mapping there; absent for the root.
        private final int entry;
        private final Optional<Mapping> self;
        private final SortedMap<Integer, Table> below = new TreeMap<>();
        private int mappings;
        private boolean isKept;
        // Other dispatchers may use it too.
        private boolean isShared;

        private Table(PageTableReference reference, int entry, Optional<Mapping> self) {
            this.reference = reference;
            this.entry = entry;
            this.self = self;
        }

        /** Its capability. */
        PageTableReference reference() {
            return reference;
        }

        private boolean isUnused() {
            return mappings == 0 && self.isPresent() && !isKept;
        }
    }
}
