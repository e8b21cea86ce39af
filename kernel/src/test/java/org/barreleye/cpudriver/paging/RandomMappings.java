package org.barreleye.cpudriver.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.PageTable;
import org.barreleye.cpudriver.state.PageMappings;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.kernel.MappingCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.translation.Access;
import org.barreleye.machine.translation.PageFault;
import org.barreleye.machine.translation.PageTableFormat;
import org.barreleye.machine.translation.Privilege;

/** Random operations on the page tables of the first of some cores, which the other cores share, with checks. */
final class RandomMappings {
    private static final int ALL = 0xff;
    private static final int READ = ObjectRights.READ;
    private static final int READ_WRITE = ObjectRights.READ | ObjectRights.WRITE;
    private static final int REMEMBERED = 24;
    private static final int TABLES_MAX = 14;
    private static final int FRAMES_MAX = 30;

    private final Random random;
    private final Canary canary;
    private final PageTableFormat format;
    private final List<ObjectType> types = new ArrayList<>();
    private final SortedMap<Long, Long> memory = new TreeMap<>();
    private final List<PagingCore> cores = new ArrayList<>();
    private final PagingMonitors monitors;
    private final List<Long> roots = new ArrayList<>();
    private final MappingModel model;
    private final PagingCore home;
    private final List<Long> accessed = new ArrayList<>();
    private long nextAddress = 0x10_0000;

    RandomMappings(MmuKind kind, int coreCount, long seed, Canary canary) {
        random = new Random(seed);
        this.canary = canary;
        format = PageTableFormat.of(kind);
        model = new MappingModel(format);
        for (int level = 1; level <= format.levels(); level++) {
            types.add(type(kind, level));
        }
        for (int number = 0; number < coreCount; number++) {
            PagingCore core = new PagingCore(number, kind, memory, canary);
            cores.add(core);
            CapabilitySlot slot = core.emptySlot().orElseThrow();
            createTable(core, slot, format.levels());
            PageTableCapability root = (PageTableCapability) slot.capability();
            roots.add(root.base());
            DispatcherControlBlock dispatcher = new DispatcherControlBlock();
            core.control().pageMappings().setPageTables(dispatcher, core.control().objects().pageTable(root));
            core.control().pageMappings().activate(dispatcher);
        }
        home = cores.get(0);
        monitors = new PagingMonitors(cores, canary != Canary.COMPLETED_TOO_EARLY, model);
    }

    private static ObjectType type(MmuKind kind, int level) {
        for (ObjectType type : ObjectType.values()) {
            if (type.pageTableLevel() == level && type.pageTableArchitecture().equalsIgnoreCase(kind.name())) {
                return type;
            }
        }
        throw new AssertionError(kind + " has tables of level " + level);
    }

    private void createTable(PagingCore core, CapabilitySlot slot, int level) {
        nextAddress = (nextAddress + 0x3fff) & -0x4000L;
        core.control().create(slot, PageTableCapability.of(types.get(level - 1), ALL, nextAddress));
        nextAddress += 0x4000;
    }

    /** Does some operations, each with the checks after it. */
    void run(int operations) {
        for (int i = 0; i < operations; i++) {
            step();
            for (int access = 0; access < 4; access++) {
                access();
            }
            if (i % 64 == 0) {
                checkEntries();
            }
        }
        checkEntries();
    }

    private void step() {
        switch (random.nextInt(10)) {
            case 0 -> buildTable();
            case 1 -> home.emptySlot().filter(slot -> count(FrameCapability.class) < FRAMES_MAX)
                    .ifPresent(this::createFrame);
            case 2, 3, 4 -> map();
            case 5 -> anyMapping().ifPresent(this::unmap);
            case 6 -> anyMapping().ifPresent(this::protect);
            case 7 -> usage();
            case 8 -> deleteOrRevoke();
            default -> shareOrDetach();
        }
    }

    private long count(Class<?> type) {
        return home.slots().stream().filter(slot -> !slot.isEmpty() && type.isInstance(slot.capability())).count();
    }

    /** Creates a table and maps it in one of the level above. */
    private void buildTable() {
        int level = 1 + random.nextInt(format.levels() - 1);
        Optional<CapabilitySlot> slot = home.emptySlot();
        if (slot.isPresent() && count(PageTableCapability.class) < TABLES_MAX) {
            createTable(home, slot.get(), level);
            List<CapabilitySlot> above = home.slots().stream().filter(other -> !other.isEmpty()
                    && other.capability().type() == types.get(level)).toList();
            Optional<CapabilitySlot> mapping = home.emptySlot();
            if (!above.isEmpty() && mapping.isPresent()) {
                map(home, above.get(random.nextInt(above.size())), slot.get(), mapping.get());
            }
        }
    }

    private void createFrame(CapabilitySlot slot) {
        Optional<CapabilitySlot> original = any(home, FrameCapability.class);
        if (original.isPresent() && random.nextInt(3) == 0) {
            Capability frame = original.get().capability();
            home.control().insert(slot, frame.withRights(random.nextBoolean() ? READ : frame.rights()));
            return;
        }
        long page = 1L << format.shift(random.nextInt(8) == 0 && format.mayBePage(2) ? 2 : 1);
        nextAddress = (nextAddress + page - 1) & -page;
        long bytes = page * (1 + random.nextInt(3));
        home.control().create(slot, new FrameCapability(ALL, nextAddress, bytes));
        nextAddress += bytes;
    }

    private <T> Optional<CapabilitySlot> any(PagingCore core, Class<T> type) {
        List<CapabilitySlot> found = core.slots().stream()
                .filter(slot -> !slot.isEmpty() && type.isInstance(slot.capability())).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(random.nextInt(found.size())));
    }

    private Optional<CapabilitySlot> anyMapping() {
        return any(home, MappingCapability.class);
    }

    private void map() {
        Optional<CapabilitySlot> table = any(home, PageTableCapability.class);
        Optional<CapabilitySlot> source = random.nextInt(8) != 0 ? any(home, FrameCapability.class)
                : any(home, PageTableCapability.class);
        Optional<CapabilitySlot> slot = home.emptySlot();
        if (table.isPresent() && source.isPresent() && slot.isPresent()) {
            map(home, table.get(), source.get(), slot.get());
        }
    }

    private void map(PagingCore core, CapabilitySlot tableSlot, CapabilitySlot source, CapabilitySlot slot) {
        PageTableCapability capability = (PageTableCapability) tableSlot.capability();
        PageTable table = core.control().objects().pageTable(capability);
        Capability mapped = source.capability();
        int entry = random.nextInt(3);
        int entries = 1 + random.nextInt(2);
        long offset = random.nextInt(2) * table.entrySpan();
        int access = random.nextBoolean() ? READ : READ_WRITE;
        boolean isTable = mapped instanceof PageTableCapability;
        entries = isTable ? 1 : entries;
        offset = isTable ? 0 : offset;
        boolean isPermitted = model.isFree(capability.base(), entry, entries) && (isTable
                ? mapped.type() == types.get(Math.max(0, table.level() - 2)) && table.level() > 1
                : format.mayBePage(table.level()) && (access & ~mapped.rights()) == 0
                && offset + entries * table.entrySpan() <= mapped.rangeSize()
                && (mapped.rangeStart() + offset) % table.entrySpan() == 0
                && format.canName(mapped.rangeStart() + offset));

        KernelError error = core.control().pageMappings().map(table, source, offset, entry, entries, access, slot);

        assertThat(error == KernelError.NONE).as("mapping %s in %s: %s", mapped, capability, error)
                .isEqualTo(isPermitted);
        if (isPermitted) {
            model.add(slot, new MappingModel.Mapping(capability.base(), table.level(), entry, entries, source,
                    mapped.rangeStart() + offset, isTable ? 0 : access));
        }
    }

    private void unmap(CapabilitySlot slot) {
        monitors.finish(() -> home.control().deletion().deleteUnmapped(slot));
    }

    private void protect(CapabilitySlot slot) {
        MappingModel.Mapping before = model.of(slot);
        int access = random.nextBoolean() ? READ : READ_WRITE;
        PageMappings mappings = home.control().pageMappings();
        boolean isPermitted = before.access() != 0 && (access & ~before.source().capability().rights()) == 0;

        KernelError error = monitors.finish(() -> mappings.protect(mappings.mapping(slot), access));

        assertThat(error == KernelError.NONE).as("protecting %s: %s", slot, error).isEqualTo(isPermitted);
        if (isPermitted) {
            model.add(slot, new MappingModel.Mapping(before.table(), before.level(), before.entry(), before.entries(),
                    before.source(), before.base(), access));
        }
    }

    /** The pages that were written to, as the dirty bits say. */
    private void usage() {
        Optional<CapabilitySlot> slot = any(home, PageTableCapability.class);
        if (slot.isEmpty() || !format.usageBits().exist()) {
            return;
        }
        PageTableCapability capability = (PageTableCapability) slot.get().capability();
        PageTable table = home.control().objects().pageTable(capability);
        Outcome<PageMappings.Usage> usage = canary == Canary.DIRTY_BIT_LOST ? lossyUsage(table)
                : home.control().pageMappings().usage(table, 0, 8, true);
        if (!usage.succeeded()) {
            assertThat(usage.error()).isEqualTo(KernelError.HAS_REMOTE_RELATIVES);
            return;
        }
        for (MappingModel.Mapping mapping : model.in(capability.base())) {
            for (int i = 0; mapping.access() != 0 && i < mapping.entries(); i++) {
                long key = capability.base() + (long) (mapping.entry() + i) * format.entryBytes();
                boolean isWritten = (usage.value().written() >>> mapping.entry() + i & 1) != 0;
                if (model.written().remove(key)) {
                    assertThat(isWritten).as("written pages: entry %d of %s", mapping.entry() + i, capability).isTrue();
                }
            }
        }
    }

    private Outcome<PageMappings.Usage> lossyUsage(PageTable table) {
        PageMappings.Usage found = home.control().pageMappings().usage(table, 0, 8, false).value();
        for (int entry = 0; entry < 8; entry++) {
            memory.computeIfPresent(table.addressOf(entry), (address, value) -> format.usageBits().clear(value));
        }
        return Outcome.of(found);
    }

    private void deleteOrRevoke() {
        Optional<CapabilitySlot> frame = any(home, FrameCapability.class);
        if (frame.isPresent() && random.nextInt(3) == 0) {
            if ((frame.get().capability().rights() & ObjectRights.REVOKE) != 0) {
                monitors.finish(() -> home.control().revocation().revokeLocal(frame.get()));
            }
            return;
        }
        // A table that other cores have stays while they have it; only the frames and mappings of the home are deleted.
        Optional<CapabilitySlot> slot = cores.size() > 1 || random.nextInt(4) != 0 ? frame
                : any(home, PageTableCapability.class);
        slot.filter(found -> found.capability().rangeStart() != roots.get(0))
                .ifPresent(found -> monitors.finish(() -> home.control().deletion().deleteUnmapped(found)));
    }

    /** A core gets a copy of a table of the home and maps it, or deletes one. */
    private void shareOrDetach() {
        if (cores.size() == 1) {
            return;
        }
        PagingCore core = cores.get(1 + random.nextInt(cores.size() - 1));
        long root = roots.get(cores.indexOf(core));
        Optional<CapabilitySlot> own = core.slots().stream().filter(slot -> !slot.isEmpty()
                && slot.capability() instanceof PageTableCapability && slot.capability().rangeStart() != root)
                .findFirst();
        if (own.isPresent() && random.nextBoolean()) {
            monitors.finish(() -> core.control().deletion().deleteUnmapped(own.get()));
            return;
        }
        Optional<CapabilitySlot> table = any(home, PageTableCapability.class)
                .filter(slot -> slot.capability().type() == types.get(format.levels() - 2));
        Optional<CapabilitySlot> received = core.emptySlot();
        if (table.isPresent() && received.isPresent()) {
            Capability sent = table.get().capability();
            home.control().directory().deliver(table.get(), cores.indexOf(core), false);
            assertThat(core.control().directory().accept(received.get(), sent, 0, TransferMode.COPY))
                    .isEqualTo(KernelError.NONE);
            core.emptySlot().ifPresent(slot -> map(core, core.slots().get(0), received.get(), slot));
        }
    }

    private void access() {
        int index = random.nextInt(cores.size());
        long virtual = random.nextBoolean() && !accessed.isEmpty()
                ? accessed.get(random.nextInt(accessed.size())) : mappedAddress(roots.get(index));
        boolean write = random.nextBoolean();
        OptionalLong expected = model.translate(roots.get(index), virtual, write);
        OptionalLong found;
        try {
            found = OptionalLong.of(cores.get(index).mmu().translate(virtual, write ? Access.WRITE : Access.READ,
                    Privilege.USER));
        } catch (PageFault fault) {
            found = OptionalLong.empty();
        }
        assertThat(found).as("translations: core %d, %s of 0x%x", index, write ? "write" : "read", virtual)
                .isEqualTo(expected);
        if (write && found.isPresent()) {
            noteWritten(roots.get(index), virtual);
        }
    }

    /** An address of which at least the first table has an entry, if there is one. It is accessed again later. */
    private long mappedAddress(long root) {
        long virtual = random.nextInt(512) * 8L;
        long table = root;
        for (int level = format.levels(); level > 0; level--) {
            List<MappingModel.Mapping> mappings = model.in(table);
            int entry = random.nextInt(4);
            if (!mappings.isEmpty() && random.nextInt(8) != 0) {
                MappingModel.Mapping mapping = mappings.get(random.nextInt(mappings.size()));
                entry = mapping.entry() + random.nextInt(mapping.entries());
                table = mapping.base();
            }
            virtual |= (long) entry << format.shift(level);
        }
        accessed.add(virtual);
        if (accessed.size() > REMEMBERED) {
            accessed.remove(0);
        }
        return virtual;
    }

    private void noteWritten(long root, long virtual) {
        long table = root;
        for (int level = format.levels(); level > 0; level--) {
            int entry = format.index(level, virtual);
            long address = table + (long) entry * format.entryBytes();
            long value = memory.getOrDefault(address, 0L);
            if (format.kind(level, value) != PageTableFormat.Kind.TABLE) {
                model.written().add(address);
                return;
            }
            table = format.frame(level, value);
        }
    }

    /** Every entry in the memory of a table belongs to a mapping whose capability exists, and permits no more. */
    private void checkEntries() {
        for (CapabilitySlot slot : home.slots()) {
            if (!slot.isEmpty() && slot.capability() instanceof PageTableCapability table) {
                long bytes = (long) format.entryBytes() << format.indexBits(table.type().pageTableLevel());
                memory.subMap(table.base(), table.base() + bytes).forEach((address, value) -> {
                    int entry = (int) ((address - table.base()) / format.entryBytes());
                    boolean isMapped = model.in(table.base()).stream().anyMatch(mapping ->
                            entry >= mapping.entry() && entry < mapping.entry() + mapping.entries());
                    assertThat(value != 0).as("entries: entry %d of %s is 0x%x", entry, table, value)
                            .isEqualTo(isMapped);
                });
            }
        }
    }
}
