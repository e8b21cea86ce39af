package org.barreleye.service.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.generated.user.RamNextObjectResult;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/** The allocator of the memory service: the regions of memory, and the allocations that are to be freed later. */
final class RamAllocator implements Copyable {
    /** The number that stands for any node. */
    static final long ANY_NODE = 0xffff_ffffL;

    private static final long PAGE = 4096;
    private static final int CORE_SHIFT = 32;

    private final Domain domain;
    private final List<RamRegion> regions;
    // Allocations whose client has exited while a copy or a descendant may still exist, here or on another core.
    private final List<Allocation> deferred;

    RamAllocator(Domain domain, List<NodeMemory> nodes) {
        this.domain = domain;
        regions = new ArrayList<>();
        deferred = new ArrayList<>();
        // The first slots are all there, further ones as far as there is memory.
        for (int i = 0; i < WellKnownSlots.REGIONS || i == regions.size() && i < WellKnownSlots.REGIONS_MAX; i++) {
            RamReference ram = new RamReference(WellKnownSlots.region(i));
            ram.identify(domain.syscalls()).flatMap(found -> {
                Optional<NodeMemory> memory = nodeOf(nodes, found.base());
                regions.add(new RamRegion(ram, memory.map(NodeMemory::node).orElse(0),
                        memory.map(NodeMemory::cores).orElse(List.of()), found.base(), found.bytes()));
                return Outcome.unit();
            });
        }
        for (int i = 0; i < regions.size(); i++) {
            addMemoryInUse(i);
        }
    }

    /**
     * Adds what an earlier instance of this service has allocated of a region, as far as it is in use: the kernel knows
     * the objects that are made of it. It is freed like the memory of clients that have ended.
     */
    private void addMemoryInUse(int index) {
        RamRegion region = regions.get(index);
        Outcome<RamNextObjectResult> next = region.ram().nextObject(domain.syscalls(), region.base());
        while (next.succeeded()) {
            // Memory is allocated in pages; what is left of an allocation may be a smaller object.
            long base = next.value().base() & -PAGE;
            long end = next.value().base() + next.value().bytes() + PAGE - 1 & -PAGE;
            region.free().allocate(base, end - base);
            deferred.add(new Allocation(index, base, end - base, Allocation.NO_CLIENT));
            next = region.ram().nextObject(domain.syscalls(), end);
        }
    }

    /** Finds an allocation of an earlier instance of this service, or of a client that has ended. */
    Optional<Allocation> deferred(RamIdentifyResult memory) {
        return deferred.stream()
                .filter(allocation -> allocation.base() == memory.base() && allocation.bytes() == memory.bytes())
                .findFirst();
    }

    /** An allocation is freed by its holder. */
    void removeDeferred(Allocation allocation) {
        deferred.remove(allocation);
    }

    private static Optional<NodeMemory> nodeOf(List<NodeMemory> nodes, long base) {
        return nodes.stream().filter(memory -> memory.space() == CanonicalAddress.of(base).space()).findFirst();
    }

    /** Returns whether a size and an alignment are valid. */
    static boolean isValidRequest(long bytes, long alignment) {
        return bytes > 0 && bytes % PAGE == 0 && alignment > 0 && Long.bitCount(alignment) == 1;
    }

    /** Returns whether a node has memory. */
    boolean hasNode(long node) {
        return node == ANY_NODE || regions.stream().anyMatch(region -> region.node() == node);
    }

    /**
     * Finds free memory by first fit over the regions; empty if no region has a large enough extent. Of any node means:
     * of the node of the client's core, as long as that has some, and then of the first that has. An allocation is
     * smaller than its region.
     */
    Optional<Allocation> find(long client, long node, long bytes, long alignment, long from, long to) {
        if (node != ANY_NODE) {
            return find(region -> region.node() == node, bytes, alignment, from, to);
        }
        int core = (int) (client >>> CORE_SHIFT);
        return find(region -> region.isNear(core), bytes, alignment, from, to)
                .or(() -> find(region -> true, bytes, alignment, from, to));
    }

    private Optional<Allocation> find(Predicate<RamRegion> condition, long bytes, long alignment, long from, long to) {
        for (int i = 0; i < regions.size(); i++) {
            RamRegion region = regions.get(i);
            // The whole of a region would be a copy of its capability, which retype refuses.
            if (condition.test(region) && bytes < region.bytes()) {
                OptionalLong base = region.free().find(bytes, Math.max(alignment, PAGE), from, to);
                if (base.isPresent()) {
                    return Optional.of(new Allocation(i, base.getAsLong(), bytes, 0));
                }
            }
        }
        return Optional.empty();
    }

    /** Allocates memory that {@link #find} has found, and returns its capability. */
    Outcome<CapabilityReference> allocate(Allocation allocation) {
        if (domain.slots().isScarce()) {
            return Outcome.refused(KernelError.OUT_OF_MEMORY);
        }
        RamRegion region = regions.get(allocation.region());
        CapabilityAddress slot = domain.slots().take();
        Outcome<Outcome.Unit> made = WellKnown.ROOT.retype(
                domain.syscalls(), region.ram(), allocation.base() - region.base(), Retype.RAM, allocation.bytes(), 1,
                slot);
        if (!made.succeeded()) {
            domain.slots().free(slot);
            return Outcome.refused(made.error());
        }
        region.free().allocate(allocation.base(), allocation.bytes());
        return Outcome.of(CapabilityReference.at(slot));
    }

    /** Counts memory against the quota of a client, and continues. */
    void charge(long client, long bytes, ErrorContinuation continuation) {
        if (!domain.monitor().tryCharge(client, bytes, continuation)) {
            continuation.replied(SystemError.BUSY.code());
        }
    }

    /** A client has that much less. */
    void credit(long client, long bytes) {
        domain.monitor().sendCredit(client, bytes);
    }

    /** Returns base and size of the memory of a capability; an error if it is none to memory. */
    Outcome<RamIdentifyResult> identify(CapabilityReference memory) {
        return new RamReference(memory.address()).identify(domain.syscalls());
    }

    /** Deletes a capability. */
    void discard(CapabilityReference memory) {
        domain.slots().release(memory);
    }

    /** Frees allocations later, as soon as no copy and no descendant is left. */
    void deferFree(List<Allocation> allocations) {
        deferred.addAll(allocations);
    }

    /** Frees the deferred allocations of which no copy and no descendant is left. */
    void reclaimDeferred() {
        deferred.removeIf(allocation -> free(allocation).succeeded());
    }

    /**
     * Frees an allocation. Refused with REVOKE_FIRST while a copy or a descendant exists on this core, or on another
     * that received it from here.
     */
    Outcome<Outcome.Unit> free(Allocation allocation) {
        if (domain.slots().isScarce()) {
            return Outcome.refused(KernelError.OUT_OF_MEMORY);
        }
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
        region.free().free(allocation.base(), allocation.bytes());
        if (allocation.client() != Allocation.NO_CLIENT) {
            credit(allocation.client(), allocation.bytes());
        }
        return probe;
    }

    /** Returns the nodes that have memory, in ascending order. */
    List<Integer> nodes() {
        return regions.stream().map(RamRegion::node).distinct().sorted().toList();
    }

    long freeBytes(int node) {
        return regions.stream().filter(region -> region.node() == node).mapToLong(region -> region.free().bytes())
                .sum();
    }

    long bytes(int node) {
        return regions.stream().filter(region -> region.node() == node).mapToLong(RamRegion::bytes).sum();
    }
}
