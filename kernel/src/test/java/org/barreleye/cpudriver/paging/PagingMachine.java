package org.barreleye.cpudriver.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.object.PageTable;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.cpudriver.state.PageMappings;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.translation.PageTableFormat;

/** Some CPU drivers over one memory, their domains, and the model of what these have mapped. */
final class PagingMachine {
    static final int PAGE_BYTES = 4096;

    private final Canary canary;
    private final PageTableFormat format;
    private final List<ObjectType> types = new ArrayList<>();
    private final SortedMap<Long, Long> memory = new TreeMap<>();
    private final List<PagingCore> cores = new ArrayList<>();
    private final List<PagingDomain> domains = new ArrayList<>();
    private final PagingEvents events = new PagingEvents();
    private final MappingModel model;
    private final ContentsModel contents = new ContentsModel();
    private final PagingMonitors monitors;
    private final MemoryAllocation allocation;
    private final MachineChecks checks;

    PagingMachine(MmuKind kind, int coreCount, Canary canary) {
        this.canary = canary;
        format = PageTableFormat.of(kind);
        for (int level = 1; level <= format.levels(); level++) {
            types.add(type(kind, level));
        }
        for (int number = 0; number < coreCount; number++) {
            cores.add(new PagingCore(number, kind, memory, canary));
        }
        model = new MappingModel(format);
        monitors = new PagingMonitors(cores, canary, model, events);
        checks = new MachineChecks(this);
        allocation = new MemoryAllocation(this);
    }

    private static ObjectType type(MmuKind kind, int level) {
        for (ObjectType type : ObjectType.values()) {
            if (type.pageTableLevel() == level && type.pageTableArchitecture().equalsIgnoreCase(kind.name())) {
                return type;
            }
        }
        throw new AssertionError(kind + " has tables of level " + level);
    }

    Canary canary() {
        return canary;
    }

    PageTableFormat format() {
        return format;
    }

    /** The words of the memory, by their addresses. */
    SortedMap<Long, Long> memory() {
        return memory;
    }

    List<PagingCore> cores() {
        return cores;
    }

    List<PagingDomain> domains() {
        return domains;
    }

    List<PagingDomain> domainsOf(PagingCore core) {
        return domains.stream().filter(domain -> domain.core() == core).toList();
    }

    PagingEvents events() {
        return events;
    }

    MappingModel model() {
        return model;
    }

    ContentsModel contents() {
        return contents;
    }

    PagingMonitors monitors() {
        return monitors;
    }

    MemoryAllocation allocation() {
        return allocation;
    }

    MachineChecks checks() {
        return checks;
    }

    // ---- Domains

    /** Makes a domain with page tables of its own, down to one of level 1, as far as there is memory. */
    Optional<PagingDomain> spawn(PagingCore core) {
        KernelControlBlock control = core.control();
        Optional<CapabilitySlot> self = allocation.make(core, ObjectType.L1CNODE, core.emptySlot());
        Optional<CapabilitySlot> node = self.isEmpty() ? Optional.empty()
                : allocation.make(core, ObjectType.L2CNODE, core.emptySlot());
        if (node.isEmpty()) {
            self.ifPresent(slot -> monitors.delete(core, slot));
            return Optional.empty();
        }
        CNode root = control.objects().cnode((L1CNodeCapability) self.get().capability());
        CNode slots = control.objects().cnode((L2CNodeCapability) node.get().capability());
        control.insert(root.slot(0), node.get().capability());
        monitors.delete(core, node.get());
        Optional<CapabilitySlot> dispatcher =
                allocation.make(core, ObjectType.DISPATCHER, Optional.of(slots.slot(0)));
        if (dispatcher.isEmpty()) {
            monitors.delete(core, self.get());
            return Optional.empty();
        }
        PagingDomain domain = new PagingDomain(core, self.get(), slots, dispatcher.get());
        domains.add(domain);
        events.count(PagingEvent.SPAWN);
        createPageTables(domain);
        return Optional.of(domain);
    }

    /** Gives a domain that has none page tables: a root, and one table of each level in the first entries. */
    void createPageTables(PagingDomain domain) {
        for (int level = format.levels(); level > 0; level--) {
            Optional<CapabilitySlot> table = createTable(domain, level);
            if (table.isEmpty()) {
                return;
            }
            if (level == format.levels()) {
                if (domain.setPageTables(table.get())) {
                    events.count(PagingEvent.IDENTIFIER_REUSED);
                }
            } else {
                List<CapabilitySlot> above = domain.tables(level + 1);
                mapTable(domain, above.get(above.size() - 1), table.get(), 0);
            }
        }
    }

    Optional<CapabilitySlot> createTable(PagingDomain domain, int level) {
        return allocation.make(domain.core(), types.get(level - 1), domain.emptySlot());
    }

    /** Maps a table in an entry of another one, if it is free. */
    void mapTable(PagingDomain domain, CapabilitySlot table, CapabilitySlot below, int entry) {
        domain.emptySlot().ifPresent(slot -> map(domain.core(), new Mapping(slot, below,
                (PageTableCapability) table.capability(), entry, 1, below.capability().rangeStart(), 0, false)));
    }

    void exit(PagingDomain domain) {
        monitors.delete(domain.core(), domain.self());
    }

    /** Ends an operation: the rests of domains of which something was revoked, and the memory that was reclaimed. */
    void settle() {
        for (PagingDomain domain : List.copyOf(domains)) {
            if (!domain.isAlive()) {
                domains.remove(domain);
                if (!domain.self().isEmpty()) {
                    exit(domain);
                }
            }
        }
        allocation.takeReclaimed();
    }

    // ---- Mappings

    /** Makes a mapping; it is refused exactly if the model says so. Returns whether it was made. */
    boolean map(PagingCore core, Mapping mapping) {
        PageTable table = core.control().objects().pageTable(mapping.table());
        Capability mapped = mapping.source().capability();
        boolean isTable = mapped instanceof PageTableCapability;
        long offset = mapping.base() - mapped.rangeStart();
        boolean isPermitted = model.isFree(table.base(), mapping.entry(), mapping.entries()) && (isTable
                ? table.level() > 1 && mapped.type() == types.get(table.level() - 2)
                : format.mayBePage(table.level()) && (mapping.access() & ~mapped.rights()) == 0
                && offset + mapping.entries() * table.entrySpan() <= mapped.rangeSize()
                && mapping.base() % table.entrySpan() == 0 && format.canName(mapping.base()));
        boolean keepsWrite = canary == Canary.COPY_KEEPS_WRITE && mapping.copyOnWrite();
        int access = keepsWrite ? ObjectRights.READ | ObjectRights.WRITE : mapping.access();

        KernelError error = core.control().pageMappings().map(table, mapping.source(), offset, mapping.entry(),
                mapping.entries(), isTable ? ObjectRights.READ : access, mapping.slot());

        assertThat(error == KernelError.NONE).as("mapping %s in %s: %s", mapped, mapping.table(), error)
                .isEqualTo(isPermitted);
        events.count(!isPermitted ? PagingEvent.REFUSED : isTable ? PagingEvent.TABLE_MAPPED : PagingEvent.MAP);
        if (isPermitted) {
            model.put(mapping);
        }
        return isPermitted;
    }

    /** Changes the rights of a mapping; it is refused exactly if the model says so. */
    void protect(PagingCore core, Mapping mapping, int access, boolean copyOnWrite) {
        PageMappings mappings = core.control().pageMappings();
        boolean isPermitted = !mapping.isTable() && (access & ~mapping.source().capability().rights()) == 0;

        KernelError error = monitors.finish(() -> mappings.protect(mappings.mapping(mapping.slot()), access));

        assertThat(error == KernelError.NONE).as("protecting %s: %s", mapping, error).isEqualTo(isPermitted);
        events.count(isPermitted ? PagingEvent.PROTECT : PagingEvent.REFUSED);
        if (isPermitted) {
            model.put(mapping.with(access, copyOnWrite));
        }
    }
}
