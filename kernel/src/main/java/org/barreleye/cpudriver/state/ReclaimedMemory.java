package org.barreleye.cpudriver.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.AddressRange;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.GenericRights;
import org.barreleye.cpudriver.capability.MappingDatabase;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.state.Copyable;

/**
 * Memory of this core that nobody has a capability to any more. No byte is lost: when the last capability that covered
 * a piece goes, the piece comes here as memory that can become something, and waits for whoever holds the root of
 * authority. Pieces that touch become one.
 */
final class ReclaimedMemory implements Copyable {
    private final MappingDatabase<CapabilitySlot> mappings;
    // What this core's capabilities are to cover; memory of other cores is not ours to reclaim.
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

    List<AddressRange> ownedMemory() {
        return List.copyOf(ownedMemory);
    }

    /** The piece that has waited longest. */
    Optional<CapabilitySlot> oldest() {
        return slots.stream().findFirst();
    }

    /** A piece has been taken out of its slot. */
    void remove(CapabilitySlot slot) {
        slots.remove(slot);
    }

    /** The parts of this core's memory that no capability covers, now that one has gone. */
    List<AddressRange> uncovered(Capability deleted) {
        return owns(deleted) ? mappings.uncovered(Relations.typeRoot(deleted.type()), range(deleted)) : List.of();
    }

    /** Whether a capability stands for memory that this core answers for. */
    boolean owns(Capability capability) {
        AddressRange range = range(capability);
        return range.size() != 0
                && ownedMemory.stream().anyMatch(owned -> owned.contains(range.address(), range.size()));
    }

    /** Keeps a piece that no capability covers, in an empty slot or in one of the pieces that it touches. */
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
        slot.fill(new RamCapability(GenericRights.ALL, whole.address(), whole.size()), mappings);
        slots.add(slot);
    }

    private static AddressRange range(Capability capability) {
        return new AddressRange(Relations.address(capability), Relations.size(capability));
    }
}
