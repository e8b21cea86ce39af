package org.barreleye.domain.capability;

import java.util.BitSet;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** Which slots of a domain's own node are free. The lowest one is given out first. */
public final class SlotAllocator implements Copyable {
    private static final int SLOTS = 256;

    private final BitSet taken;

    /** All slots but the well-known ones are free. */
    public SlotAllocator() {
        taken = new BitSet(SLOTS);
        taken.set(0, WellKnownSlots.FIRST_FREE.slot());
    }

    private SlotAllocator(SlotAllocator source, Copier copier) {
        copier.enter(source, this);
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

    /** Gives a slot back that holds nothing any more. */
    public void free(CapabilityAddress address) {
        if (!taken.get(address.slot())) {
            throw new KernelBug("a slot is freed once, " + address + " was free");
        }
        taken.clear(address.slot());
    }
}
