package org.barreleye.cpudriver.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.AddressRange;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.MappingDatabase;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.Rights;

/**
 * Memory of this core that nobody has a capability to any more. No byte is lost: when the last capability that covered a
 * piece goes, the piece comes here as memory that can become something, and waits for whoever holds the root of authority.
 * Pieces that touch become one.
 */
final class ReclaimedMemory implements Copyable {
    private final MappingDatabase<CapabilitySlot> mappings;
    // What this core's capabilities are to cover; memory of other cores is not ours to reclaim.
    private final List<AddressRange> installed;
    private final List<CapabilitySlot> slots;

    ReclaimedMemory(MappingDatabase<CapabilitySlot> mappings) {
        this.mappings = mappings;
        installed = new ArrayList<>();
        slots = new ArrayList<>();
    }

    private ReclaimedMemory(ReclaimedMemory source, Copier copier) {
        copier.enter(source, this);
        mappings = copier.of(source.mappings);
        installed = new ArrayList<>(source.installed);
        slots = copier.of(source.slots);
    }

    @Override
    public ReclaimedMemory copy(Copier copier) {
        return new ReclaimedMemory(this, copier);
    }

    void install(AddressRange range) {
        installed.add(range);
    }

    List<AddressRange> installed() {
        return List.copyOf(installed);
    }

    /** The piece that has waited longest. */
    Optional<CapabilitySlot> oldest() {
        return slots.stream().findFirst();
    }

    /** A piece has been taken out of its slot. */
    void drop(CapabilitySlot slot) {
        slots.remove(slot);
    }

    /** The parts of this core's memory that no capability covers, now that one has gone. */
    List<AddressRange> uncovered(Capability gone) {
        return isOurs(gone) ? mappings.uncovered(Relations.typeRoot(gone.type()), range(gone)) : List.of();
    }

    /** Whether a capability stands for memory that this core answers for. */
    boolean isOurs(Capability capability) {
        AddressRange range = range(capability);
        return range.size() != 0 && installed.stream().anyMatch(mine -> mine.holds(range.address(), range.size()));
    }

    /** Keeps a piece that no capability covers, in an empty slot or in one of the pieces that it touches. */
    void keep(AddressRange piece, CapabilitySlot slot) {
        AddressRange whole = piece;
        for (CapabilitySlot other : List.copyOf(slots)) {
            AddressRange neighbour = range(other.capability());
            if (neighbour.precedes(whole) || whole.precedes(neighbour)) {
                whole = neighbour.precedes(whole) ? neighbour.and(whole) : whole.and(neighbour);
                other.empty(mappings);
                slots.remove(other);
            }
        }
        slot.fill(new RamCapability(Rights.ALL.bits(), whole.address(), whole.size()), mappings);
        slots.add(slot);
    }

    private static AddressRange range(Capability capability) {
        return new AddressRange(Relations.address(capability), Relations.size(capability));
    }
}
