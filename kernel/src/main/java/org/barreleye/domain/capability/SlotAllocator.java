package org.barreleye.domain.capability;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.barreleye.generated.user.L1CNodeIdentifyResult;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityIdentity;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;

/**
 * The allocator of slots in a domain's own capability space, lowest address first.
 *
 * <p>Another CNode needs memory, and memory needs a slot for its capability. Therefore the allocator requests memory
 * while it still has a reserve of free slots. A threaded program that takes slots faster than the memory arrives waits
 * for it.
 */
public final class SlotAllocator implements CapabilityInspector, MemoryReceiver {
    /** The number of free slots at which the allocator requests another CNode. */
    public static final int RESERVE = 24;

    // At half of the reserve a threaded program waits; the other half is for the event handlers meanwhile.
    private static final int SLOTS_TO_WAIT_AT = RESERVE / 2;

    // More calls than it takes to unmap all that a domain has mapped.
    private static final int UNMAP_CALLS_MAX = 10_000;

    private static final int SLOTS = CapabilityAddress.SLOTS_PER_NODE;

    private final SystemCalls syscalls;
    private final List<BitSet> used;
    // Absent if the domain cannot request memory.
    private Optional<MemorySource> nodeSource = Optional.empty();
    private Optional<FreedSlots> freedSlots = Optional.empty();
    // Absent in a reactor.
    private Optional<UnmapWait> unmapWait = Optional.empty();
    private boolean requested;
    private int free;

    /** Creates the allocator of a space with one CNode, whose slots are free except the well-known ones. */
    public SlotAllocator(SystemCalls syscalls) {
        this.syscalls = syscalls;
        used = new ArrayList<>();
        addNode();
        used.get(0).set(0, WellKnownSlots.FIRST_FREE.slot());
        free -= WellKnownSlots.FIRST_FREE.slot();
    }

    /** Sets the source of memory for further CNodes. */
    public void setSource(MemorySource newSource) {
        nodeSource = Optional.of(newSource);
    }

    /** Is told of each slot that is free again. */
    public interface FreedSlots extends Copyable {
        /** The capability in a slot is deleted, or was moved away. */
        void onFreed(CapabilityAddress slot);
    }

    /** Sets who is told of slots that are free again. */
    public void notifyOfFreed(FreedSlots listener) {
        freedSlots = Optional.of(listener);
    }

    /** The number of CNodes whose slots it hands out. */
    public int nodes() {
        return used.size();
    }

    /** The number of free slots. */
    public int free() {
        return free;
    }

    /**
     * Returns whether the free slots are to be kept for the messages of a request for another CNode: nothing is
     * accepted then that takes slots on behalf of others.
     */
    public boolean isScarce() {
        return free <= SLOTS_TO_WAIT_AT;
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
                awaitNode();
                return CapabilityAddress.of(node, index);
            }
        }
        throw new IllegalStateException("all " + used.size() * SLOTS + " capability slots of this domain are in use");
    }

    private void awaitNode() {
        while (requested && free <= SLOTS_TO_WAIT_AT && nodeSource.isPresent() && nodeSource.get().await()) {
            // each call waits for one event
        }
    }

    private void requestNode() {
        if (free <= RESERVE && !requested && nodeSource.isPresent()) {
            // Set first: the request may take a slot, and the memory may arrive before the call returns.
            requested = true;
            if (!nodeSource.get().request()) {
                requested = false;
            }
        }
    }

    /** Records that the request has failed; the next {@link #take} sends another one. */
    @Override
    public void onRequestFailed() {
        requested = false;
    }

    /**
     * Adds another CNode.
     *
     * @param memory the memory to make it of, at least as large as a level-2 CNode; its slot is free afterwards
     */
    @Override
    public Outcome<Outcome.Unit> grow(RamReference memory) {
        CapabilityAddress slot = take();
        Outcome<Outcome.Unit> grown =
                WellKnown.ROOT.retype(syscalls, memory, 0, Retype.L2CNODE, ObjectType.L2CNODE.fixedSize(), 1, slot)
                .flatMap(done -> WellKnown.ROOT.install(syscalls, slot, used.size()));
        if (grown.succeeded()) {
            addNode();
        }
        // The copy of the capability in the root keeps the CNode.
        delete(CapabilityReference.at(slot));
        delete(memory);
        requested = false;
        return grown;
    }

    private void addNode() {
        used.add(new BitSet(SLOTS));
        free += SLOTS;
    }

    /** Deletes a capability and frees its slot. Does nothing for an absent reference. */
    public Outcome<Outcome.Unit> delete(CapabilityReference capability) {
        if (!capability.isPresent()) {
            return Outcome.unit();
        }
        Outcome<Outcome.Unit> deleted = deleteUnmapped(capability.address());
        if (deleted.succeeded()) {
            free(capability.address());
        }
        return deleted;
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
     * Frees a slot, and deletes the capability in it unless it was revoked before. The slot of a capability that cannot
     * be deleted stays in use.
     */
    @Override
    public void release(CapabilityReference capability) {
        if (capability.isPresent()) {
            KernelError refusal = deleteUnmapped(capability.address()).error();
            if (refusal == KernelError.NONE || refusal == KernelError.CAPABILITY_NOT_FOUND) {
                free(capability.address());
            }
        }
    }

    private Outcome<Outcome.Unit> deleteUnmapped(CapabilityAddress address) {
        return untilUnmapped(() -> WellKnown.ROOT.delete(syscalls, address));
    }

    /**
     * Repeats an operation while there is something left to unmap: much, of which each call does a part, or
     * translations that other cores have to invalidate first. A reactor, which cannot wait for these, may still be
     * refused after many calls.
     */
    public Outcome<Outcome.Unit> untilUnmapped(Supplier<Outcome<Outcome.Unit>> operation) {
        Outcome<Outcome.Unit> outcome = operation.get();
        for (int calls = 1; outcome.error() == KernelError.UNMAP_IN_PROGRESS && calls < UNMAP_CALLS_MAX; calls++) {
            unmapWait.ifPresent(UnmapWait::await);
            outcome = operation.get();
        }
        return outcome;
    }

    /** Waits until other cores have invalidated translations. */
    public interface UnmapWait extends Copyable {
        /** Waits, if the caller may. */
        void await();
    }

    /** Sets how to wait for other cores. */
    public void setUnmapWait(UnmapWait wait) {
        unmapWait = Optional.of(wait);
    }

    /** Frees an empty slot. */
    public void free(CapabilityAddress address) {
        if (address.node() >= used.size() || !used.get(address.node()).get(address.index())) {
            throw new KernelBug("only an allocated slot is freed, " + address + " is free");
        }
        used.get(address.node()).clear(address.index());
        free++;
        freedSlots.ifPresent(listener -> listener.onFreed(address));
    }
}
