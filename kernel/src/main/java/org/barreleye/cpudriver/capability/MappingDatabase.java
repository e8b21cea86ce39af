package org.barreleye.cpudriver.capability;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * Every capability of one core, in the order of the generated comparison: copies lie side by side, and an ancestor before
 * what descends from it. Which slot descends from which is not stored; it follows from the order and the relations.
 */
public final class MappingDatabase implements Copyable {
    private final List<CapabilitySlot> order;

    /** Makes an empty database. */
    public MappingDatabase() {
        order = new ArrayList<>();
    }

    private MappingDatabase(MappingDatabase source, Copier copier) {
        copier.enter(source, this);
        order = copier.of(source.order);
    }

    @Override
    public MappingDatabase copy(Copier copier) {
        return new MappingDatabase(this, copier);
    }

    /** Puts a capability into an empty slot and the slot into the order. */
    public void insert(CapabilitySlot slot, Capability capability) {
        slot.fill(capability);
        int index = position(slot);
        if (index < order.size() && order.get(index) == slot) {
            throw new KernelBug("a slot is in the mapping database once");
        }
        order.add(index, slot);
    }

    /** Takes a slot out of the order and empties it. */
    public void remove(CapabilitySlot slot) {
        int index = position(slot);
        if (index == order.size() || order.get(index) != slot) {
            throw new KernelBug("every capability is in the mapping database, " + slot + " is not");
        }
        order.remove(index);
        slot.empty();
    }

    /** Whether another slot holds a copy of the same capability. */
    public boolean hasCopies(CapabilitySlot slot) {
        int index = position(slot);
        return isCopy(slot, index - 1) || isCopy(slot, index + 1);
    }

    /** Whether anything on this core descends from the capability in a slot. */
    public boolean hasDescendants(CapabilitySlot slot) {
        Capability capability = slot.capability();
        return descendantIn(capability, Relations.address(capability), Relations.size(capability));
    }

    /**
     * Whether part of a range of a source has become something else already.
     *
     * @param offset of the range inside the source
     * @param bytes its length; offset and length lie inside the source
     */
    public boolean isInUse(Capability source, long offset, long bytes) {
        return descendantIn(source, Relations.address(source) + offset, bytes);
    }

    /** Every occupied slot, in order. */
    public List<CapabilitySlot> slots() {
        return java.util.Collections.unmodifiableList(order);
    }

    private boolean descendantIn(Capability ancestor, long address, long bytes) {
        for (CapabilitySlot slot : order) {
            Capability other = slot.capability();
            if (Relations.isDescendant(other, ancestor)
                    && overlap(address, bytes, Relations.address(other), Relations.size(other))) {
                return true;
            }
        }
        return false;
    }

    // Distances instead of ends: a range may end at 2^64.
    private static boolean overlap(long a, long aBytes, long b, long bBytes) {
        return Long.compareUnsigned(a, b) <= 0
                ? Long.compareUnsigned(b - a, aBytes) < 0
                : Long.compareUnsigned(a - b, bBytes) < 0;
    }

    private boolean isCopy(CapabilitySlot slot, int index) {
        return index >= 0 && index < order.size() && Relations.isCopy(slot.capability(), order.get(index).capability());
    }

    private int position(CapabilitySlot slot) {
        int low = 0;
        int high = order.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(order.get(middle), slot) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int compare(CapabilitySlot left, CapabilitySlot right) {
        int byCapability = Relations.compare(left.capability(), right.capability());
        return byCapability != 0 ? byCapability : Long.compare(left.ordinal(), right.ordinal());
    }
}
