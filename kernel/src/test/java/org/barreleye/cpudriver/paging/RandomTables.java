package org.barreleye.cpudriver.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.PageTable;
import org.barreleye.cpudriver.state.PageMappings;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.machine.translation.PageTableFormat;

/** Random operations of domains on their page tables. */
final class RandomTables {
    /** Pages are mapped in the first entries of tables only, so that mappings meet. */
    static final int ENTRIES = 6;

    private static final int READ = ObjectRights.READ;
    private static final int READ_WRITE = ObjectRights.READ | ObjectRights.WRITE;
    private static final int TABLES_MAX = 10;
    private static final int ENTRIES_WITH_DIRTY_BITS = 8;

    private final Choices choices;
    private final PagingMachine machine;
    private final MappingModel model;
    private final PageTableFormat format;
    private final CopyOnWrite copyOnWrite;
    private final RandomMemory memory;

    RandomTables(Choices choices, PagingMachine machine, CopyOnWrite copyOnWrite, RandomMemory memory) {
        this.choices = choices;
        this.machine = machine;
        this.copyOnWrite = copyOnWrite;
        this.memory = memory;
        model = machine.model();
        format = machine.format();
    }

    /** Creates a table and maps it in one of the level above; or a root, if there is none any more. */
    void buildTable(PagingDomain domain) {
        if (domain.slotsOf(PageTableCapability.class).size() >= TABLES_MAX) {
            return;
        }
        if (!domain.hasPageTables()) {
            machine.createPageTables(domain);
            return;
        }
        int level = 1 + choices.below(format.levels() - 1);
        machine.createTable(domain, level).ifPresent(table -> choices.any(domain.tables(level + 1)).ifPresent(above ->
                machine.mapTable(domain, above, table, choices.below(4))));
    }

    /** The root of a domain maps a table of a domain of another core. */
    void shareTable(PagingDomain from) {
        List<PagingDomain> others = machine.domains().stream()
                .filter(domain -> domain.core() != from.core() && domain.hasPageTables()).toList();
        Optional<PagingDomain> to = choices.any(others);
        Optional<CapabilitySlot> table = choices.any(from.tables(format.levels() - 1));
        Optional<CapabilitySlot> received = to.flatMap(PagingDomain::emptySlot);
        if (table.isPresent() && received.isPresent() && memory.send(from, table.get(), to.get(), received.get())) {
            machine.events().count(PagingEvent.TABLE_SHARED);
            choices.any(to.get().tables(format.levels())).ifPresent(root ->
                    machine.mapTable(to.get(), root, received.get(), choices.below(4)));
        }
    }

    Optional<Mapping> anyMapping(PagingDomain domain) {
        return choices.any(domain.slotsOf(PageTableCapability.class)).flatMap(table ->
                choices.any(model.in(table.capability().rangeStart()))).filter(mapping ->
                domain.slotsOf(Capability.class).contains(mapping.slot()));
    }

    void map(PagingDomain domain) {
        int level = choices.oneIn(3) ? 1 + choices.below(format.levels()) : 1;
        Optional<CapabilitySlot> table = choices.any(domain.tables(level));
        Optional<CapabilitySlot> source = choices.any(domain.slotsOf(choices.oneIn(12) ? PageTableCapability.class
                : FrameCapability.class));
        Optional<CapabilitySlot> slot = domain.emptySlot();
        if (table.isEmpty() || source.isEmpty() || slot.isEmpty()) {
            return;
        }
        PageTableCapability into = (PageTableCapability) table.get().capability();
        Capability mapped = source.get().capability();
        boolean isTable = mapped instanceof PageTableCapability;
        long span = 1L << format.shift(level);
        // Some lie outside of the frame.
        int pages = isTable ? 1 : (int) Math.min(3, mapped.rangeSize() / span + (choices.oneIn(4) ? 1 : 0));
        int entries = 1 + choices.below(Math.min(2, Math.max(1, pages)));
        long base = mapped.rangeStart() + choices.below(Math.max(1, pages - entries + 1)) * span;
        boolean isReadOnly = choices.oneIn(3) || copyOnWrite.isShared(base, entries * span);
        machine.map(domain.core(), new Mapping(slot.get(), source.get(), into, choices.below(ENTRIES), entries, base,
                isTable ? 0 : isReadOnly ? READ : READ_WRITE, false));
    }

    void protect(PagingDomain domain, Mapping mapping) {
        long bytes = mapping.entries() * (1L << format.shift(mapping.level()));
        boolean isReadOnly = choices.oneIn(2)
                || !mapping.isTable() && copyOnWrite.isShared(mapping.base(), bytes);
        machine.protect(domain.core(), mapping, isReadOnly ? READ : READ_WRITE, mapping.copyOnWrite());
    }

    void fork(PagingDomain domain) {
        Optional<PagingDomain> child = choices.any(machine.domainsOf(domain.core()));
        Optional<Mapping> pages = choices.any(domain.tables(1)).flatMap(table ->
                choices.any(model.in(table.capability().rangeStart())));
        Optional<CapabilitySlot> table = child.filter(other -> other != domain
                && other.slotsOf(FrameCapability.class).size() < RandomMemory.FRAMES_MAX)
                .flatMap(other -> choices.any(other.tables(1)));
        if (pages.isPresent() && table.isPresent()) {
            copyOnWrite.fork(domain, pages.get(), child.get(), table.get());
        }
    }

    /** The pages that were written to, as the dirty bits say. */
    void usage(PagingDomain domain) {
        Optional<CapabilitySlot> slot = choices.any(domain.tables(1 + choices.below(2)));
        if (slot.isEmpty() || !format.usageBits().exist()) {
            return;
        }
        PageTableCapability capability = (PageTableCapability) slot.get().capability();
        PageTable table = domain.control().objects().pageTable(capability);
        boolean isLossy = machine.canary() == Canary.DIRTY_BIT_LOST;
        Outcome<PageMappings.Usage> usage = domain.control().pageMappings()
                .usage(table, 0, ENTRIES_WITH_DIRTY_BITS, !isLossy);
        if (!usage.succeeded()) {
            assertThat(usage.error()).isEqualTo(KernelError.HAS_REMOTE_RELATIVES);
            return;
        }
        for (int entry = 0; entry < ENTRIES_WITH_DIRTY_BITS; entry++) {
            boolean isWritten = (usage.value().written() >>> entry & 1) != 0;
            boolean isExpected = model.written().remove(table.addressOf(entry));
            machine.checks().require(Checker.WRITTEN_PAGES, isWritten || !isExpected, "entry %d of %s", entry,
                    capability);
            if (isLossy) {
                machine.memory().computeIfPresent(table.addressOf(entry), (address, value) ->
                        format.usageBits().clear(value));
            }
        }
    }
}
