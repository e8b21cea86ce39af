package org.barreleye.cpudriver.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.PageTable;
import org.barreleye.cpudriver.state.PageMappings;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.translation.PageTableFormat;

/** Random operations of domains on some cores on their page tables and memory, with all checks after each. */
final class RandomMappings {
    private static final int READ = ObjectRights.READ;
    private static final int READ_WRITE = ObjectRights.READ | ObjectRights.WRITE;
    private static final int ACCESSES = 6;
    private static final int REMEMBERED = 24;
    private static final int DOMAINS_MAX = 3;
    private static final int TABLES_MAX = 10;
    private static final int FRAMES_MAX = 14;
    /** Pages are mapped in the first entries of tables only, so that mappings meet. */
    private static final int ENTRIES = 6;
    private static final int ENTRIES_WITH_DIRTY_BITS = 8;
    private static final int DRAWS = 4;

    private final String name;
    private final Random random;
    private final PagingMachine machine;
    private final MappingModel model;
    private final PageTableFormat format;
    private final CheckedAccess accesses;
    private final List<Long> accessed = new ArrayList<>();
    private String operation = "";

    RandomMappings(MmuKind kind, int coreCount, long seed, Canary canary) {
        name = "-Dseed=" + seed + ", " + kind + ", cores: " + coreCount;
        random = new Random(seed);
        machine = new PagingMachine(kind, coreCount, canary);
        model = machine.model();
        format = machine.format();
        accesses = new CheckedAccess(machine);
        // Some deletes and revokes then take several steps.
        int slotsInAStep = chance(2) ? 1 + random.nextInt(8) : 64;
        for (PagingCore core : machine.cores()) {
            core.control().deletion().setSlotsInAStep(slotsInAStep);
            if (core.number() != 0) {
                machine.allocation().lend(core);
            }
        }
    }

    /** Does some operations, each with the checks after it, and then deletes everything. Returns what has happened. */
    Map<PagingEvent, Integer> run(int operations) {
        int number = 0;
        try {
            for (; number < operations; number++) {
                step();
                settle();
                for (int i = 0; i < ACCESSES; i++) {
                    access();
                }
            }
            operation = "delete all";
            deleteAll();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(name + ", operation " + number + " (" + operation + "): " + failure.getMessage(),
                    failure);
        }
        return machine.events().counts();
    }

    private void settle() {
        machine.settle();
        machine.checks().checkAll();
    }

    private void deleteAll() {
        for (PagingDomain domain : List.copyOf(machine.domains())) {
            machine.exit(domain);
            settle();
        }
        // The memory that was lent first.
        for (int number = machine.cores().size() - 1; number >= 0; number--) {
            machine.allocation().release(machine.cores().get(number));
        }
        machine.settle();
        machine.allocation().release(machine.cores().get(0));
        machine.settle();
        machine.checks().checkEmpty();
    }

    // ---- Choices

    private <T> Optional<T> any(List<T> choices) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(random.nextInt(choices.size())));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private void step() {
        PagingCore core = machine.cores().get(random.nextInt(machine.cores().size()));
        List<PagingDomain> domains = machine.domainsOf(core);
        PagingOperation chosen = domains.isEmpty() ? PagingOperation.SPAWN : PagingOperation.choose(random);
        operation = chosen + " on core " + core.number();
        if (chosen == PagingOperation.SPAWN) {
            spawn(core);
            return;
        }
        PagingDomain domain = domains.get(random.nextInt(domains.size()));
        switch (chosen) {
            case EXIT -> exit(domain);
            case BUILD_TABLE -> buildTable(domain);
            case CREATE_FRAME -> createFrame(domain);
            case MAP -> map(domain);
            case UNMAP -> anyMapping(domain).ifPresent(mapping -> delete(domain, mapping.slot(), PagingEvent.UNMAP));
            case PROTECT -> anyMapping(domain).ifPresent(mapping -> protect(domain, mapping));
            case USAGE -> usage(domain);
            case DELETE -> any(domain.slotsOf(chance(5) ? PageTableCapability.class : FrameCapability.class))
                    .ifPresent(slot -> delete(domain, slot, PagingEvent.DELETE));
            case REVOKE -> any(domain.slotsOf(chance(6) ? PageTableCapability.class : FrameCapability.class))
                    .ifPresent(slot -> revoke(core, slot));
            case COPY_FRAME -> copyFrame(domain);
            case SHARE_TABLE -> shareTable(domain);
            case FORK -> fork(domain);
            default -> changeMemory(core);
        }
    }

    // ---- Domains and memory

    private void spawn(PagingCore core) {
        if (machine.domainsOf(core).size() < DOMAINS_MAX && machine.spawn(core).isEmpty()) {
            makeRoom(core);
        }
    }

    /** Memory in pieces becomes large ones again, and another core gets more. */
    private void makeRoom(PagingCore core) {
        machine.allocation().release(core);
        if (core.number() != 0) {
            machine.allocation().lend(core);
        }
    }

    private void exit(PagingDomain domain) {
        if (chance(3)) {
            machine.events().count(PagingEvent.EXIT);
            machine.exit(domain);
        }
    }

    private void changeMemory(PagingCore core) {
        if (chance(3)) {
            makeRoom(core);
        } else if (chance(2)) {
            // A capability to memory that is in use by parts of it, so that it can be revoked with them.
            long bytes = PagingMachine.PAGE_BYTES << 3 + random.nextInt(4);
            machine.allocation().make(core, ObjectType.RAM, bytes, PagingMachine.PAGE_BYTES, core.emptySlot());
        } else if (chance(4)) {
            any(core.slots().stream().filter(slot -> !slot.isEmpty()
                    && slot.capability() instanceof RamCapability).toList())
                    .ifPresent(memory -> revoke(core, memory));
        }
    }

    private void createFrame(PagingDomain domain) {
        if (domain.slotsOf(FrameCapability.class).size() >= FRAMES_MAX) {
            return;
        }
        boolean isLarge = chance(8) && format.mayBePage(2);
        long page = 1L << format.shift(isLarge ? 2 : 1);
        Optional<CapabilitySlot> made = machine.allocation().make(domain.core(), ObjectType.FRAME,
                page * (1 + random.nextInt(isLarge ? 2 : 3)), page, domain.emptySlot());
        if (made.isEmpty() && chance(4)) {
            makeRoom(domain.core());
        }
    }

    private void delete(PagingDomain domain, CapabilitySlot slot, PagingEvent event) {
        machine.events().count(event);
        KernelError error = machine.monitors().delete(domain.core(), slot);
        machine.checks().require(Checker.ENDED, error == KernelError.NONE && slot.isEmpty(), "deleting %s: %s", slot,
                error);
    }

    private void revoke(PagingCore core, CapabilitySlot slot) {
        if ((slot.capability().rights() & ObjectRights.REVOKE) != 0) {
            Capability revoked = slot.capability();
            KernelError error = machine.monitors().revoke(core, slot);
            assertThat(error).as("revoking %s", revoked).isIn(KernelError.NONE, KernelError.RIGHTS_EXCEEDED);
            if (error == KernelError.NONE) {
                machine.checks().checkRevoked(revoked, core, slot);
            }
        }
    }

    /** A domain gets a copy of a frame of another one of any core, or of its own. */
    private void copyFrame(PagingDomain from) {
        PagingDomain to = machine.domains().get(random.nextInt(machine.domains().size()));
        Optional<CapabilitySlot> frame = any(from.slotsOf(FrameCapability.class));
        Optional<CapabilitySlot> slot = to.emptySlot();
        if (frame.isEmpty() || slot.isEmpty() || to.slotsOf(FrameCapability.class).size() >= FRAMES_MAX) {
            return;
        }
        if (to.core() == from.core()) {
            Capability copied = frame.get().capability();
            to.control().insert(slot.get(), copied.withRights(chance(3) ? READ : copied.rights()));
        } else {
            send(from, frame.get(), to, slot.get());
        }
    }

    /** Sends a copy to another core, if the core decides about the object. */
    private boolean send(PagingDomain from, CapabilitySlot slot, PagingDomain to, CapabilitySlot received) {
        Capability sent = slot.capability();
        boolean isHome = from.control().directory().homeOf(sent).isEmpty();
        if (isHome) {
            from.control().directory().deliver(slot, to.core().number(), false);
            assertThat(to.control().directory().accept(received, sent, from.core().number(), TransferMode.COPY))
                    .isEqualTo(KernelError.NONE);
        }
        return isHome;
    }

    // ---- Page tables

    /** Creates a table and maps it in one of the level above; or a root, if there is none any more. */
    private void buildTable(PagingDomain domain) {
        if (domain.slotsOf(PageTableCapability.class).size() >= TABLES_MAX) {
            return;
        }
        if (!domain.hasPageTables()) {
            machine.createPageTables(domain);
            return;
        }
        int level = 1 + random.nextInt(format.levels() - 1);
        machine.createTable(domain, level).ifPresent(table -> any(domain.tables(level + 1)).ifPresent(above ->
                machine.mapTable(domain, above, table, random.nextInt(4))));
    }

    /** The root of a domain maps a table of a domain of another core. */
    private void shareTable(PagingDomain from) {
        List<PagingDomain> others = machine.domains().stream()
                .filter(domain -> domain.core() != from.core() && domain.hasPageTables()).toList();
        Optional<PagingDomain> to = any(others);
        Optional<CapabilitySlot> table = any(from.tables(format.levels() - 1));
        Optional<CapabilitySlot> received = to.flatMap(PagingDomain::emptySlot);
        if (table.isPresent() && received.isPresent() && send(from, table.get(), to.get(), received.get())) {
            machine.events().count(PagingEvent.TABLE_SHARED);
            any(to.get().tables(format.levels())).ifPresent(root ->
                    machine.mapTable(to.get(), root, received.get(), random.nextInt(4)));
        }
    }

    private Optional<Mapping> anyMapping(PagingDomain domain) {
        return any(domain.slotsOf(PageTableCapability.class)).flatMap(table ->
                any(model.in(table.capability().rangeStart()))).filter(mapping ->
                domain.slotsOf(Capability.class).contains(mapping.slot()));
    }

    private void map(PagingDomain domain) {
        Optional<CapabilitySlot> table = any(domain.tables(chance(3) ? 1 + random.nextInt(format.levels()) : 1));
        Optional<CapabilitySlot> source = any(domain.slotsOf(chance(12) ? PageTableCapability.class
                : FrameCapability.class));
        Optional<CapabilitySlot> slot = domain.emptySlot();
        if (table.isEmpty() || source.isEmpty() || slot.isEmpty()) {
            return;
        }
        PageTableCapability into = (PageTableCapability) table.get().capability();
        Capability mapped = source.get().capability();
        boolean isTable = mapped instanceof PageTableCapability;
        long span = 1L << format.shift(into.type().pageTableLevel());
        // Some lie outside of the frame.
        int pages = isTable ? 1 : (int) Math.min(3, mapped.rangeSize() / span + (chance(4) ? 1 : 0));
        int entries = 1 + random.nextInt(Math.min(2, Math.max(1, pages)));
        long base = mapped.rangeStart() + random.nextInt(Math.max(1, pages - entries + 1)) * span;
        boolean isReadOnly = chance(3) || accesses.copyOnWrite().isShared(base, entries * span);
        machine.map(domain.core(), new Mapping(slot.get(), source.get(), into, random.nextInt(ENTRIES), entries, base,
                isTable ? 0 : isReadOnly ? READ : READ_WRITE, false));
    }

    private void protect(PagingDomain domain, Mapping mapping) {
        long bytes = mapping.entries() * (1L << format.shift(mapping.level()));
        boolean isReadOnly = chance(2)
                || !mapping.isTable() && accesses.copyOnWrite().isShared(mapping.base(), bytes);
        machine.protect(domain.core(), mapping, isReadOnly ? READ : READ_WRITE, mapping.copyOnWrite());
    }

    private void fork(PagingDomain domain) {
        Optional<PagingDomain> child = any(machine.domainsOf(domain.core()));
        Optional<Mapping> pages = any(domain.tables(1)).flatMap(table ->
                any(model.in(table.capability().rangeStart())));
        Optional<CapabilitySlot> table = child.filter(other -> other != domain).flatMap(other -> any(other.tables(1)));
        if (pages.isPresent() && table.isPresent() && child.get().slotsOf(FrameCapability.class).size() < FRAMES_MAX) {
            accesses.copyOnWrite().fork(domain, pages.get(), child.get(), table.get());
        }
    }

    /** The pages that were written to, as the dirty bits say. */
    private void usage(PagingDomain domain) {
        Optional<CapabilitySlot> slot = any(domain.tables(1 + random.nextInt(2)));
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

    // ---- Accesses

    private void access() {
        PagingCore core = machine.cores().get(random.nextInt(machine.cores().size()));
        if (chance(3) || core.current().isEmpty()) {
            any(machine.domainsOf(core)).filter(PagingDomain::hasPageTables).ifPresent(core::switchTo);
        }
        core.current().ifPresent(domain -> accesses.access(domain, chance(3) && !accessed.isEmpty()
                ? accessed.get(random.nextInt(accessed.size())) : newAddress(domain.pageTables()),
                random.nextBoolean()));
    }

    /** An address that is mapped, if one is found soon. It is accessed again later. */
    private long newAddress(long root) {
        long virtual = anyAddress(root);
        for (int i = 0; i < DRAWS && model.translate(root, virtual, false).isEmpty(); i++) {
            virtual = anyAddress(root);
        }
        accessed.add(virtual);
        if (accessed.size() > REMEMBERED) {
            accessed.remove(0);
        }
        return virtual;
    }

    /** An address of which at least the first table has an entry, if there is one. */
    private long anyAddress(long root) {
        long virtual = random.nextInt(4) << 10;
        long table = root;
        for (int level = format.levels(); level > 0; level--) {
            List<Mapping> mappings = model.in(table);
            int entry = random.nextInt(ENTRIES);
            if (!mappings.isEmpty() && !chance(16)) {
                Mapping mapping = mappings.get(random.nextInt(mappings.size()));
                entry = mapping.entry() + random.nextInt(mapping.entries());
                table = mapping.base();
            }
            virtual |= (long) entry << format.shift(level);
        }
        return virtual;
    }
}
