package org.barreleye.cpudriver.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.MappingCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.machine.translation.Access;
import org.barreleye.machine.translation.PageRights;
import org.barreleye.machine.translation.PageTableFormat;

/** The checks of page tables, TLBs and memory. With a canary only its own check is made. */
final class MachineChecks {
    /** A capability to memory, which may be that of a remote entry. */
    private record Held(int core, Capability capability) {
        long begin() {
            return capability.rangeStart();
        }

        long end() {
            return capability.rangeStart() + capability.rangeSize();
        }

        @Override
        public String toString() {
            return capability + " of core " + core;
        }
    }

    private final PagingMachine machine;
    private final Canary canary;
    private final MappingModel model;
    private final PageTableFormat format;
    /** The tables to which there is a capability on any core, by their addresses. */
    private SortedMap<Long, PageTableCapability> tables = new TreeMap<>();

    MachineChecks(PagingMachine machine) {
        this.machine = machine;
        canary = machine.canary();
        model = machine.model();
        format = machine.format();
    }

    /** Returns whether a check is made. */
    boolean isOn(Checker checker) {
        return canary == Canary.NONE || canary.checker() == checker;
    }

    /** Fails if a condition does not hold and its check is made. */
    void require(Checker checker, boolean holds, String format, Object... arguments) {
        if (!holds && isOn(checker)) {
            throw new AssertionError(checker.word() + ": " + String.format(format, arguments));
        }
    }

    void checkAll() {
        List<Held> held = held();
        tables = tablesIn(held);
        tables.values().forEach(this::checkTable);
        machine.cores().forEach(this::checkTlb);
        checkOverlaps(held);
        checkCover(held);
    }

    private List<Held> held() {
        List<Held> held = new ArrayList<>();
        for (PagingCore core : machine.cores()) {
            for (CapabilitySlot slot : core.control().mappings().entries()) {
                Capability capability = slot.capability();
                if (Relations.typeRoot(capability.type()) == Relations.typeRoot(ObjectType.RAM)
                        && !capability.type().isMapping()) {
                    held.add(new Held(core.number(), capability));
                }
            }
        }
        held.sort(Comparator.comparingLong(Held::begin).thenComparing(Held::end, Comparator.reverseOrder())
                .thenComparing(one -> one.capability().type()));
        return held;
    }

    private static SortedMap<Long, PageTableCapability> tablesIn(List<Held> held) {
        SortedMap<Long, PageTableCapability> tables = new TreeMap<>();
        for (Held one : held) {
            if (one.capability() instanceof PageTableCapability table) {
                tables.put(table.base(), table);
            }
        }
        return tables;
    }

    /** After a revoke, no core has a copy or a descendant, but what is mapped through the slot that is kept. */
    void checkRevoked(Capability revoked, PagingCore keeper, CapabilitySlot kept) {
        for (PagingCore core : machine.cores()) {
            for (CapabilitySlot slot : core.control().mappings().entries()) {
                boolean isKept = slot == kept || model.of(slot).filter(mapping -> mapping.source() == kept).isPresent()
                        || slot.isRemote() && slot.holder() == keeper.number()
                        && Relations.isSameObject(slot.capability(), revoked);
                require(Checker.ENDED, isKept || !Relations.isSameObject(slot.capability(), revoked)
                        && !Relations.isDescendant(slot.capability(), revoked), "%s is revoked, and core %d has %s",
                        revoked, core.number(), slot);
            }
        }
    }

    // ---- Page tables

    private SortedMap<Long, Long> entriesOf(PageTableCapability table) {
        return machine.memory().subMap(table.base(),
                table.base() + format.tableBytes(table.type().pageTableLevel()));
    }

    private void checkTable(PageTableCapability table) {
        long used = 0;
        for (Mapping mapping : model.in(table.base())) {
            used += mapping.entries();
            checkCapability(mapping);
            for (int i = 0; i < mapping.entries(); i++) {
                checkEntry(mapping, i);
            }
        }
        long found = entriesOf(table).values().stream().filter(value -> value != 0).count();
        require(Checker.ENTRIES, found == used, "%s has %d entries, and %d are mapped", table, found, used);
    }

    /** The capability of a mapping says what its entries name, and that through which it was made covers it. */
    private void checkCapability(Mapping mapping) {
        Capability source = mapping.source().capability();
        long bytes = mapping.isTable() ? source.rangeSize() : mapping.entries() << format.shift(mapping.level());
        require(Checker.ENTRIES, mapping.slot().capability() instanceof MappingCapability own
                && own.table() == mapping.table().base() && own.entry() == mapping.entry()
                && own.base() == mapping.base() && own.bytes() == bytes, "%s has the capability %s", mapping,
                mapping.slot());
        require(Checker.ENTRIES, source.rangeStart() <= mapping.base()
                && mapping.base() + bytes <= source.rangeStart() + source.rangeSize(),
                "%s is mapped through %s", mapping, source);
        require(Checker.ENTRIES, mapping.isTable() || isNoTable(mapping.base(), bytes), "%s names a page table",
                mapping);
    }

    private void checkEntry(Mapping mapping, int i) {
        int level = mapping.level();
        long value = machine.memory().getOrDefault(
                mapping.table().base() + (long) (mapping.entry() + i) * format.entryBytes(), 0L);
        boolean isOfKind = format.kind(level, value)
                == (mapping.isTable() ? PageTableFormat.Kind.TABLE : PageTableFormat.Kind.PAGE);
        require(Checker.ENTRIES, isOfKind
                && format.frame(level, value) == mapping.base() + ((long) i << format.shift(level))
                && (mapping.isTable() || mapping.isWritable()
                == ((format.rights(level, value) & PageRights.USER_WRITES) != 0)),
                "0x%x is entry %d of %s", value, i, mapping);
    }

    /** Returns whether no page table lies in a range of memory. */
    boolean isNoTable(long begin, long bytes) {
        SortedMap<Long, PageTableCapability> before = tables.headMap(begin + bytes);
        return before.isEmpty() || before.get(before.lastKey()).rangeSize() + before.lastKey() <= begin;
    }

    // ---- TLBs

    private void checkTlb(PagingCore core) {
        SortedMap<Integer, PagingDomain> spaces = new TreeMap<>();
        for (PagingDomain domain : machine.domainsOf(core)) {
            if (domain.hasPageTables()) {
                PagingDomain other = spaces.put(domain.dispatcher().addressSpace(), domain);
                require(Checker.TLB, other == null, "%s has the identifier of %s", domain, other);
            }
        }
        SortedMap<PagingCore.Page, Long> cached = core.inTlb();
        if (isOn(Checker.TLB)) {
            cached.keySet().forEach(page -> checkCached(core, page, Optional.ofNullable(spaces.get(page.space()))));
            core.current().ifPresent(domain -> core.control().pageMappings().activate(domain.dispatcher()));
        }
    }

    /** A translation in the TLB is found without a look at the tables. */
    private void checkCached(PagingCore core, PagingCore.Page page, Optional<PagingDomain> domain) {
        require(Checker.TLB, domain.isPresent(), "core %d has 0x%x of address space %d, which has ended",
                core.number(), page.virtual(), page.space());
        long root = domain.get().pageTables();
        core.mmu().setPageTable(root, page.space());
        OptionalLong expected = model.translate(root, page.virtual(), false).map(found ->
                OptionalLong.of(found.address())).orElse(OptionalLong.empty());
        OptionalLong found = core.probe(page.virtual(), Access.READ);
        require(Checker.TLB, found.equals(expected), "core %d translates 0x%x of %s to %s, mapped is %s",
                core.number(), page.virtual(), domain.get(), found, expected);
        require(Checker.TLB, model.translate(root, page.virtual(), true).isPresent()
                || core.probe(page.virtual(), Access.WRITE).isEmpty(), "core %d permits writes to 0x%x of %s",
                core.number(), page.virtual(), domain.get());
    }

    // ---- Memory

    /** An object contains nothing but parts of its own type, and what is made of RAM. */
    private void checkOverlaps(List<Held> held) {
        Deque<Held> around = new ArrayDeque<>();
        for (Held next : held) {
            while (!around.isEmpty() && around.peek().end() <= next.begin()) {
                around.pop();
            }
            boolean isInside = around.isEmpty() || next.end() <= around.peek().end()
                    && (around.peek().capability().type() == next.capability().type()
                    || around.peek().capability().type() == ObjectType.RAM);
            require(Checker.MEMORY, isInside, "%s overlaps %s", next, around.peek());
            around.push(next);
        }
    }

    /** The owner's capabilities, remote entries and reclaimed pieces cover all memory. */
    private void checkCover(List<Held> held) {
        long covered = MemoryAllocation.BEGIN;
        for (Held one : held) {
            if (one.core() == 0) {
                require(Checker.MEMORY, one.begin() <= covered, "nothing covers 0x%x to 0x%x", covered, one.begin());
                covered = Math.max(covered, one.end());
            }
        }
        require(Checker.MEMORY, covered == MemoryAllocation.BEGIN + MemoryAllocation.BYTES,
                "nothing covers the memory from 0x%x on", covered);
    }

    /** Reclaimed memory is covered by no other capability on any core. */
    void checkReclaimed(Capability piece) {
        if (isOn(Checker.MEMORY)) {
            List<Held> covering = held().stream()
                    .filter(one -> Relations.overlaps(one.capability(), piece.rangeStart(), piece.rangeSize()))
                    .toList();
            require(Checker.MEMORY, covering.size() == 1, "%s is reclaimed, and there are %s", piece, covering);
        }
    }

    /** Memory that becomes something else is named by no entry of a table and by no translation in a TLB. */
    void checkReuse(long begin, long bytes) {
        if (!isOn(Checker.REUSE)) {
            return;
        }
        for (PageTableCapability table : tablesIn(held()).values()) {
            int level = table.type().pageTableLevel();
            entriesOf(table).forEach((address, value) -> require(Checker.REUSE, value == 0
                    || format.frame(level, value) >= begin + bytes
                    || format.frame(level, value) + spanOf(level, value) <= begin,
                    "%s names a part of 0x%x to 0x%x at 0x%x", table, begin, begin + bytes, address));
        }
        for (PagingCore core : machine.cores()) {
            core.inTlb().forEach((page, address) -> require(Checker.REUSE,
                    address >= begin + bytes || address + PagingMachine.PAGE_BYTES <= begin,
                    "core %d translates %s to a part of 0x%x to 0x%x", core.number(), page, begin, begin + bytes));
        }
    }

    private long spanOf(int level, long entry) {
        return format.kind(level, entry) == PageTableFormat.Kind.PAGE ? 1L << format.shift(level)
                : format.tableBytes(level - 1);
    }

    /** When everything is deleted, all memory is one reclaimed piece, and no page is translated. */
    void checkEmpty() {
        List<Held> held = held();
        require(Checker.MEMORY, held.size() == 1 && held.get(0).begin() == MemoryAllocation.BEGIN
                && held.get(0).end() == MemoryAllocation.BEGIN + MemoryAllocation.BYTES,
                "after all is deleted there are %s", held);
        machine.cores().forEach(core -> require(Checker.TLB, core.inTlb().isEmpty(), "core %d translates %s",
                core.number(), core.inTlb()));
        assertThat(machine.domains()).isEmpty();
    }
}
