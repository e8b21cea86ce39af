package org.barreleye.cpudriver.object;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;

/** A CNode of either level of a capability space: 256 slots. */
public final class CNode implements Copyable {
    /** The number of slots of a CNode. */
    public static final int SLOTS = CapabilityAddress.SLOTS_PER_NODE;

    private final List<CapabilitySlot> slots;
    // Of a root: the most slots that may be occupied.
    private int limit = SLOTS;

    /**
     * Creates an empty CNode.
     *
     * @param firstOrdinal the ordinal of its first slot; the others follow
     */
    public CNode(long firstOrdinal) {
        slots = new ArrayList<>(SLOTS);
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new CapabilitySlot(firstOrdinal + i));
        }
    }

    /**
     * The slot with an index.
     *
     * @param index 0 .. 255
     */
    public CapabilitySlot slot(int index) {
        return slots.get(index);
    }

    /** The number of occupied slots. */
    public int occupied() {
        return (int) slots.stream().filter(slot -> !slot.isEmpty()).count();
    }

    /** The most slots that may be occupied. */
    public int limit() {
        return limit;
    }

    /** Sets the most slots that may be occupied. */
    public void limitTo(int occupiedSlots) {
        limit = occupiedSlots;
    }

    /** All slots, in order. */
    public List<CapabilitySlot> slots() {
        return Collections.unmodifiableList(slots);
    }
}
