package org.barreleye.domain.capability;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.L1CNodeIdentifyResult;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityIdentity;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;

/**
 * Which slots of a domain's own capability space are free. The lowest one is given out first.
 *
 * <p>To get a slot can take memory, for another node; to get memory takes a slot, for its capability. That this does
 * not go round in circles is due to the reserve: the allocator asks for memory while it still has slots for it.
 */
public final class SlotAllocator implements CapabilityInspector {
    /** With so few free slots left the allocator asks for another node. */
    public static final int RESERVE = 24;

    private static final int SLOTS = CapabilityAddress.SLOTS_PER_NODE;

    private final SystemCalls syscalls;
    private final List<BitSet> used;
    // Absent for a domain that cannot get any more memory.
    private Optional<CNodeSource> nodeSource = Optional.empty();
    private boolean requested;
    private int free;

    /** All slots of the first node but the well-known ones are free. */
    public SlotAllocator(SystemCalls syscalls) {
        this.syscalls = syscalls;
        used = new ArrayList<>();
        addNode();
        used.get(0).set(0, WellKnownSlots.FIRST_FREE.slot());
        free -= WellKnownSlots.FIRST_FREE.slot();
    }

    /** Gets memory for further nodes from here. */
    public void setSource(CNodeSource newSource) {
        nodeSource = Optional.of(newSource);
    }

    /** How many slots are free. */
    public int free() {
        return free;
    }

    /**
     * Takes a free slot.
     *
     * @throws IllegalStateException if none is left
     */
    public CapabilityAddress take() {
        for (int node = 0; node < used.size(); node++) {
            int index = used.get(node).nextClearBit(0);
            if (index < SLOTS) {
                used.get(node).set(index);
                free--;
                requestNode();
                return CapabilityAddress.of(node, index);
            }
        }
        throw new IllegalStateException("all " + used.size() * SLOTS + " capability slots of this domain are in use");
    }

    private void requestNode() {
        if (free <= RESERVE && !requested && nodeSource.isPresent()) {
            // Set before asking: to ask may take a slot, and the memory may be there before the question returns.
            requested = true;
            if (!nodeSource.get().request()) {
                requested = false;
            }
        }
    }

    /** There is no memory for another node; the next one who takes a slot asks again. */
    public void onRequestFailed() {
        requested = false;
    }

    /**
     * Makes another node out of memory that was asked for.
     *
     * @param memory for nothing else, at least as large as a level-2 node; its slot is free afterwards
     */
    public Outcome<Outcome.Unit> grow(RamReference memory) {
        CapabilityAddress slot = take();
        Outcome<Outcome.Unit> grown =
                WellKnown.ROOT.retype(syscalls, memory, 0, Retype.L2CNODE, ObjectType.L2CNODE.fixedSize(), 1, slot)
                .flatMap(done -> WellKnown.ROOT.install(syscalls, slot, used.size()));
        if (grown.succeeded()) {
            addNode();
        }
        // The node lives on in the space that it is part of.
        delete(CapabilityReference.at(slot));
        delete(memory);
        requested = false;
        return grown;
    }

    private void addNode() {
        used.add(new BitSet(SLOTS));
        free += SLOTS;
    }

    /** Deletes a capability, and gives its slot back. Nowhere is no slot: there is nothing to delete. */
    public Outcome<Outcome.Unit> delete(CapabilityReference capability) {
        if (capability.address().equals(CapabilityAddress.NULL)) {
            return Outcome.unit();
        }
        return WellKnown.ROOT.delete(syscalls, capability.address()).flatMap(done -> {
            free(capability.address());
            return Outcome.unit();
        });
    }

    @Override
    public Optional<CapabilityIdentity> identify(CapabilityReference capability) {
        Outcome<L1CNodeIdentifyResult> found = WellKnown.ROOT.identify(syscalls, capability.address());
        return found.succeeded()
                ? Optional.of(new CapabilityIdentity((int) found.value().type(),
                new Rights((int) found.value().rights())))
                : Optional.empty();
    }

    @Override
    public Optional<CapabilityReference> mintReduced(CapabilityReference capability, Rights allowed) {
        if (free == 0) {
            return Optional.empty();
        }
        CapabilityAddress slot = take();
        if (WellKnown.ROOT.mint(syscalls, capability.address(), allowed, slot).succeeded()) {
            return Optional.of(CapabilityReference.at(slot));
        }
        free(slot);
        return Optional.empty();
    }

    /**
     * Gives a slot back whose capability may have died by itself, with the object it was made of; deletes it if not.
     */
    @Override
    public void release(CapabilityReference capability) {
        if (!capability.address().equals(CapabilityAddress.NULL)) {
            WellKnown.ROOT.delete(syscalls, capability.address());
            free(capability.address());
        }
    }

    /** Gives a slot back that holds nothing any more. */
    public void free(CapabilityAddress address) {
        if (address.node() >= used.size() || !used.get(address.node()).get(address.index())) {
            throw new KernelBug("a slot is freed once, " + address + " was free");
        }
        used.get(address.node()).clear(address.index());
        free++;
    }
}
