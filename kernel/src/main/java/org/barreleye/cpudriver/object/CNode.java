package org.barreleye.cpudriver.object;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * A CNode of either level of a capability space: 256 slots. A slot is created when it is first used, so that a sparse
 * space is small.
 */
public final class CNode implements Copyable {
    /** The number of slots of a CNode. */
    public static final int SLOTS = CapabilityAddress.SLOTS_PER_NODE;

    private final long firstOrdinal;
    // Null where no slot has been used.
    private final CapabilitySlot[] slots = new CapabilitySlot[SLOTS];
    private boolean destroyed;
    // Of a root: the most slots that may be occupied.
    private int limit = SLOTS;

    /**
     * Creates an empty CNode.
     *
     * @param firstOrdinal the ordinal of its first slot; the others follow
     */
    public CNode(long firstOrdinal) {
        this.firstOrdinal = firstOrdinal;
    }

    /**
     * The slot with an index.
     *
     * @param index 0 .. 255
     */
    public CapabilitySlot slot(int index) {
        if (slots[index] == null) {
            slots[index] = new CapabilitySlot(firstOrdinal + index);
        }
        return slots[index];
    }

    /** The index of a slot, if it is one of this CNode. */
    public OptionalInt indexOf(CapabilitySlot slot) {
        long index = slot.ordinal() - firstOrdinal;
        return index >= 0 && index < SLOTS ? OptionalInt.of((int) index) : OptionalInt.empty();
    }

    /** Returns whether the slot with an index is empty. */
    public boolean isEmpty(int index) {
        return slots[index] == null || slots[index].isEmpty();
    }

    /** The slots of a part, in order. */
    public List<CapabilitySlot> slots(int first, int count) {
        List<CapabilitySlot> part = new ArrayList<>(count);
        for (int index = first; index < first + count; index++) {
            part.add(slot(index));
        }
        return part;
    }

    /** The number of occupied slots. */
    public int occupied() {
        return occupiedSlots().size();
    }

    /** The most slots that may be occupied. */
    public int limit() {
        return limit;
    }

    /** Sets the most slots that may be occupied. */
    public void limitTo(int slotsMax) {
        limit = slotsMax;
    }

    /** The occupied slots, in order. */
    public List<CapabilitySlot> occupiedSlots() {
        List<CapabilitySlot> occupied = new ArrayList<>();
        for (CapabilitySlot slot : slots) {
            if (slot != null && !slot.isEmpty()) {
                occupied.add(slot);
            }
        }
        return occupied;
    }

    /** Notes that the last capability to the CNode was deleted: a dispatcher finds nothing in it from now on. */
    public void destroy() {
        destroyed = true;
    }

    /** Returns whether the last capability to the CNode was deleted. Its slots are being emptied. */
    public boolean isDestroyed() {
        return destroyed;
    }
}
