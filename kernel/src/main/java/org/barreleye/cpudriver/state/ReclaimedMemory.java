package org.barreleye.cpudriver.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.AddressRange;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.InitialRights;
import org.barreleye.cpudriver.capability.MappingDatabase;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.state.Copyable;

/**
 * Memory of this core that no capability space covers any more. When the last capability that covered a piece is
 * deleted, a RAM capability to the piece is inserted here, and {@code Kernel.reclaim} hands it out, so no memory is
 * lost. Adjacent pieces are merged.
 */
final class ReclaimedMemory implements Copyable {
    private final MappingDatabase<CapabilitySlot> mappings;
    // Memory of other cores is reclaimed by its owner.
    private final List<AddressRange> ownedMemory;
    private final List<CapabilitySlot> slots;

    ReclaimedMemory(MappingDatabase<CapabilitySlot> mappings) {
        this.mappings = mappings;
        ownedMemory = new ArrayList<>();
        slots = new ArrayList<>();
    }

    void addOwnedMemory(AddressRange range) {
        ownedMemory.add(range);
    }

    /** Gives a range to another core, which owns it from now on. */
    void giveUp(AddressRange range) {
        for (AddressRange owned : List.copyOf(ownedMemory)) {
            if (owned.contains(range.address(), range.size())) {
                ownedMemory.remove(owned);
                long before = range.address() - owned.address();
                addUnlessEmpty(new AddressRange(owned.address(), before));
                addUnlessEmpty(new AddressRange(range.address() + range.size(), owned.size() - before - range.size()));
            }
        }
    }

    private void addUnlessEmpty(AddressRange range) {
        if (range.size() != 0) {
            ownedMemory.add(range);
        }
    }

    List<AddressRange> ownedMemory() {
        return List.copyOf(ownedMemory);
    }

    /** The slot of the piece that has waited longest. */
    Optional<CapabilitySlot> oldest() {
        return slots.stream().findFirst();
    }

    /** Removes a slot from which the piece has been moved. */
    void remove(CapabilitySlot slot) {
        slots.remove(slot);
    }

    /** The parts of a deleted capability's range that this core owns and no capability covers any more. */
    List<AddressRange> uncovered(Capability deleted) {
        return owns(deleted) ? mappings.uncovered(Relations.typeRoot(deleted.type()), range(deleted)) : List.of();
    }

    /** Returns whether this core owns the memory of a capability. */
    boolean owns(Capability capability) {
        AddressRange range = range(capability);
        return range.size() != 0
                && ownedMemory.stream().anyMatch(owned -> owned.contains(range.address(), range.size()));
    }

    /** Adds a piece that no capability covers, merged with the adjacent pieces, in an empty slot. */
    void add(AddressRange piece, CapabilitySlot slot) {
        AddressRange whole = piece;
        for (CapabilitySlot other : List.copyOf(slots)) {
            AddressRange neighbour = range(other.capability());
            if (neighbour.precedes(whole) || whole.precedes(neighbour)) {
                whole = neighbour.precedes(whole) ? neighbour.mergeWith(whole) : whole.mergeWith(neighbour);
                other.empty(mappings);
                slots.remove(other);
            }
        }
        slot.fill(new RamCapability(InitialRights.OF_OBJECTS, whole.address(), whole.size()), mappings);
        slots.add(slot);
    }

    private static AddressRange range(Capability capability) {
        return new AddressRange(Relations.address(capability), Relations.size(capability));
    }
}
