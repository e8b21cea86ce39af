package org.barreleye.cpudriver.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.translation.PageTableFormat;

/** Random operations of domains on some cores on their page tables and memory, with all checks after each. */
final class RandomMappings {
    private static final int ACCESSES = 6;
    private static final int REMEMBERED = 24;
    private static final int DRAWS = 4;

    private final String name;
    private final Choices choices;
    private final PagingMachine machine;
    private final MappingModel model;
    private final PageTableFormat format;
    private final CheckedAccess accesses;
    private final RandomMemory memory;
    private final RandomTables tables;
    private final List<Long> accessed = new ArrayList<>();
    private String operation = "";

    RandomMappings(MmuKind kind, int coreCount, long seed, Canary canary) {
        name = "-Dseed=" + seed + ", " + kind + ", cores: " + coreCount;
        choices = new Choices(seed);
        machine = new PagingMachine(kind, coreCount, canary);
        model = machine.model();
        format = machine.format();
        accesses = new CheckedAccess(machine);
        memory = new RandomMemory(choices, machine);
        tables = new RandomTables(choices, machine, accesses.copyOnWrite(), memory);
        // Some deletes and revokes then take several steps.
        int slotsInAStep = choices.oneIn(2) ? 1 + choices.below(8) : 64;
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

    private void step() {
        PagingCore core = machine.cores().get(choices.below(machine.cores().size()));
        List<PagingDomain> domains = machine.domainsOf(core);
        PagingOperation chosen = domains.isEmpty() ? PagingOperation.SPAWN : PagingOperation.choose(choices.random());
        operation = chosen + " on core " + core.number();
        if (chosen == PagingOperation.SPAWN) {
            memory.spawn(core);
            return;
        }
        PagingDomain domain = domains.get(choices.below(domains.size()));
        switch (chosen) {
            case EXIT -> memory.exit(domain);
            case BUILD_TABLE -> tables.buildTable(domain);
            case CREATE_FRAME -> memory.createFrame(domain);
            case MAP -> tables.map(domain);
            case UNMAP -> tables.anyMapping(domain)
                    .ifPresent(mapping -> memory.delete(domain, mapping.slot(), PagingEvent.UNMAP));
            case PROTECT -> tables.anyMapping(domain).ifPresent(mapping -> tables.protect(domain, mapping));
            case USAGE -> tables.usage(domain);
            case DELETE -> anyObject(domain).ifPresent(slot -> memory.delete(domain, slot, PagingEvent.DELETE));
            case MOVE -> anyObject(domain).ifPresent(slot -> memory.move(domain, slot));
            case REVOKE -> anyObject(domain).ifPresent(slot -> memory.revoke(core, slot));
            case COPY_FRAME -> memory.copyFrame(domain);
            case SHARE_TABLE -> tables.shareTable(domain);
            case FORK -> tables.fork(domain);
            default -> memory.changeMemory(core);
        }
    }

    /** The slot of a capability to a frame or a table. */
    private Optional<CapabilitySlot> anyObject(PagingDomain domain) {
        return choices.any(domain.slotsOf(choices.oneIn(5) ? PageTableCapability.class : FrameCapability.class));
    }

    // ---- Accesses

    private void access() {
        PagingCore core = machine.cores().get(choices.below(machine.cores().size()));
        if (choices.oneIn(3) || core.current().isEmpty()) {
            choices.any(machine.domainsOf(core)).filter(PagingDomain::hasPageTables).ifPresent(core::switchTo);
        }
        core.current().ifPresent(domain -> accesses.access(domain, choices.oneIn(3) && !accessed.isEmpty()
                ? accessed.get(choices.below(accessed.size())) : newAddress(domain.pageTables()),
                choices.oneIn(2)));
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
        long virtual = choices.below(4) << 10;
        long table = root;
        for (int level = format.levels(); level > 0; level--) {
            List<Mapping> mappings = model.in(table);
            int entry = choices.below(RandomTables.ENTRIES);
            if (!mappings.isEmpty() && !choices.oneIn(16)) {
                Mapping mapping = mappings.get(choices.below(mappings.size()));
                entry = mapping.entry() + choices.below(mapping.entries());
                table = mapping.base();
            }
            virtual |= (long) entry << format.shift(level);
        }
        return virtual;
    }
}
