package org.barreleye.service.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/** All memory that there is to lend, region by region. */
final class RamAllocator implements Copyable {
    /** What stands for any node. */
    static final long ANY_NODE = 0xffff_ffffL;

    private static final long PAGE = 4096;

    private final Domain domain;
    private final List<RamRegion> regions;
    // Whose borrower is gone, but of which something may be left: here until it is cleared up, or on another core.
    private final List<Allocation> deferred;

    RamAllocator(Domain domain) {
        this.domain = domain;
        regions = new ArrayList<>();
        deferred = new ArrayList<>();
        for (int i = 0; i < WellKnownSlots.REGIONS; i++) {
            RamReference ram = new RamReference(new CapabilityAddress(WellKnownSlots.FIRST_REGION.slot() + i));
            ram.identify(domain.syscalls()).flatMap(found -> {
                regions.add(new RamRegion(ram, nodeOf(found.base()), found.base(), found.bytes()));
                return Outcome.unit();
            });
        }
    }

    private int nodeOf(long base) {
        String space = CanonicalAddress.of(base).space() + "=";
        return domain.arguments().words().stream()
                .filter(word -> word.startsWith(space))
                .map(word -> Integer.parseInt(word.substring(space.length())))
                .findFirst()
                .orElse(0);
    }

    /** Whether memory of this size and alignment can be asked for at all. */
    static boolean isValidRequest(long bytes, long alignment) {
        return bytes > 0 && bytes % PAGE == 0 && alignment > 0 && Long.bitCount(alignment) == 1;
    }

    /** Whether any memory is of a node. */
    boolean hasNode(long node) {
        return node == ANY_NODE || regions.stream().anyMatch(region -> region.node() == node);
    }

    /** Memory of the first region that has so much in one piece; nothing if none has. */
    Optional<Allocation> find(long node, long bytes, long alignment, long from, long to) {
        for (int i = 0; i < regions.size(); i++) {
            RamRegion region = regions.get(i);
            if (node == ANY_NODE || region.node() == node) {
                OptionalLong base = region.find(bytes, Math.max(alignment, PAGE), from, to);
                if (base.isPresent()) {
                    return Optional.of(new Allocation(i, base.getAsLong(), bytes));
                }
            }
        }
        return Optional.empty();
    }

    /** Makes the capability to memory that was found. */
    Outcome<CapabilityReference> allocate(Allocation allocation) {
        RamRegion region = regions.get(allocation.region());
        CapabilityAddress slot = domain.slots().take();
        Outcome<Outcome.Unit> made = WellKnown.ROOT.retype(
                domain.syscalls(), region.ram(), allocation.base() - region.base(), Retype.RAM, allocation.bytes(), 1,
                slot);
        if (!made.succeeded()) {
            domain.slots().free(slot);
            return Outcome.refused(made.error());
        }
        region.allocate(allocation.base(), allocation.bytes());
        return Outcome.of(CapabilityReference.at(slot));
    }

    /** Where a capability to memory lies and how long it is; nothing if it is none. */
    Outcome<RamIdentifyResult> identify(CapabilityReference memory) {
        return new RamReference(memory.address()).identify(domain.syscalls());
    }

    /** Lets go of a capability. */
    void discard(CapabilityReference memory) {
        domain.delete(memory);
    }

    /** Nobody will free this memory: it is taken back as soon as nothing of it is left. */
    void deferFree(List<Allocation> allocations) {
        deferred.addAll(allocations);
    }

    /** Takes back what is expected and of which nothing is left. */
    void reclaimDeferred() {
        deferred.removeIf(allocation -> free(allocation).succeeded());
    }

    /**
     * Takes memory back, if nothing is left of it on this core, or on others that had it from here. Refused with
     * REVOKE_FIRST if something is.
     */
    Outcome<Outcome.Unit> free(Allocation allocation) {
        RamRegion region = regions.get(allocation.region());
        CapabilityAddress slot = domain.slots().take();
        Outcome<Outcome.Unit> probe = WellKnown.ROOT.retype(
                domain.syscalls(), region.ram(), allocation.base() - region.base(), Retype.RAM, allocation.bytes(), 1,
                slot);
        if (!probe.succeeded()) {
            domain.slots().free(slot);
            return probe;
        }
        domain.delete(CapabilityReference.at(slot));
        region.free(allocation.base(), allocation.bytes());
        return probe;
    }

    /** The nodes that have memory, in ascending order. */
    List<Integer> nodes() {
        return regions.stream().map(RamRegion::node).distinct().sorted().toList();
    }

    long freeBytes(int node) {
        return regions.stream().filter(region -> region.node() == node).mapToLong(RamRegion::freeBytes).sum();
    }

    long bytes(int node) {
        return regions.stream().filter(region -> region.node() == node).mapToLong(RamRegion::bytes).sum();
    }
}
