package org.barreleye.cpudriver.object;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** A node of a capability space: 256 slots, of which slot 0 is never used, so that address 0 can mean "nowhere". */
public final class CapabilityNode implements Copyable {
    /** How many slots a node has. */
    public static final int SLOTS = 256;

    private final List<CapabilitySlot> slots;

    /**
     * Makes an empty node.
     *
     * @param firstOrdinal the ordinal of its first slot; the others follow
     */
    public CapabilityNode(long firstOrdinal) {
        slots = new ArrayList<>(SLOTS);
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new CapabilitySlot(firstOrdinal + i));
        }
    }

    private CapabilityNode(CapabilityNode source, Copier copier) {
        copier.enter(source, this);
        slots = copier.of(source.slots);
    }

    @Override
    public CapabilityNode copy(Copier copier) {
        return new CapabilityNode(this, copier);
    }

    /** The slot at an address, if the address is one of this node. */
    public Optional<CapabilitySlot> at(CapabilityAddress address) {
        int index = address.slot();
        return index > 0 && index < SLOTS ? Optional.of(slots.get(index)) : Optional.empty();
    }

    /** All slots, in order. */
    public List<CapabilitySlot> slots() {
        return Collections.unmodifiableList(slots);
    }
}
