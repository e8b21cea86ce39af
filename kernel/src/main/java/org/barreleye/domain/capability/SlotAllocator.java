package org.barreleye.domain.capability;

import java.util.BitSet;
import org.barreleye.generated.user.CNodeReference;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** Which slots of a domain's own node are free. The lowest one is given out first. */
public final class SlotAllocator implements Copyable {
    private static final int SLOTS = 256;
    private static final CNodeReference ROOT = new CNodeReference(WellKnownSlots.ROOT);

    private final Trap trap;
    private final BitSet taken;

    /** All slots but the well-known ones are free. */
    public SlotAllocator(Trap trap) {
        this.trap = trap;
        taken = new BitSet(SLOTS);
        taken.set(0, WellKnownSlots.FIRST_FREE.slot());
    }

    private SlotAllocator(SlotAllocator source, Copier copier) {
        copier.enter(source, this);
        trap = copier.ofForeign(source.trap);
        taken = (BitSet) source.taken.clone();
    }

    @Override
    public SlotAllocator copy(Copier copier) {
        return new SlotAllocator(this, copier);
    }

    /**
     * Takes a free slot.
     *
     * @throws IllegalStateException if none is left
     */
    public CapabilityAddress take() {
        int slot = taken.nextClearBit(0);
        if (slot >= SLOTS) {
            throw new IllegalStateException("all " + SLOTS + " capability slots of this domain are in use");
        }
        taken.set(slot);
        return new CapabilityAddress(slot);
    }

    /** Deletes a capability, and gives its slot back. Nowhere is no slot: there is nothing to delete. */
    public Outcome<Outcome.Done> delete(CapabilityReference capability) {
        if (capability.address().equals(CapabilityAddress.NOWHERE)) {
            return Outcome.done();
        }
        return ROOT.delete(trap, capability.address()).then(done -> {
            free(capability.address());
            return Outcome.done();
        });
    }

    /** Gives a slot back that holds nothing any more. */
    public void free(CapabilityAddress address) {
        if (!taken.get(address.slot())) {
            throw new KernelBug("a slot is freed once, " + address + " was free");
        }
        taken.clear(address.slot());
    }
}
