package org.barreleye.cpudriver.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.AddressRange;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.InitialRights;
import org.barreleye.cpudriver.capability.MappingDatabase;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.state.Copyable;

/**
 * Memory of this core that no capability space covers any more. When the last capability that covered a piece is
 * deleted, a RAM capability to the piece is inserted here, and {@code Kernel.reclaim} hands it out, so no memory is
 * lost. Adjacent pieces are merged.
 */
final class ReclaimedMemory implements Copyable {
    // To examine one part of a range reads about as much as so many slots.
    private static final int SLOTS_READ = 4;

    private static final int MEMORY = Relations.typeRoot(ObjectType.RAM);

    private final MappingDatabase<CapabilitySlot> mappings;
    private final SlotOrdinals ordinals;
    // Memory of other cores is reclaimed by its owner.
    private final List<AddressRange> ownedMemory = new ArrayList<>();
    // Ranges of which parts may be covered no longer.
    private final Deque<AddressRange> unexamined = new ArrayDeque<>();
    // By their begin; none begins where another one ends.
    private final NavigableMap<Long, CapabilitySlot> pieces = new TreeMap<>();

    ReclaimedMemory(MappingDatabase<CapabilitySlot> mappings, SlotOrdinals ordinals) {
        this.mappings = mappings;
        this.ordinals = ordinals;
    }

    void addOwnedMemory(AddressRange range) {
        ownedMemory.add(range);
        unexamined.add(range);
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

    /** Returns whether this core owns the memory of a capability. */
    boolean owns(Capability capability) {
        AddressRange range = range(capability);
        return range.size() != 0 && Relations.typeRoot(capability.type()) == MEMORY
                && ownedMemory.stream().anyMatch(owned -> owned.contains(range.address(), range.size()));
    }

    /** Notes that the last copy of a capability was deleted, so that memory may be covered no longer. */
    void onDeleted(Capability capability) {
        if (owns(capability)) {
            unexamined.add(range(capability));
        }
    }

    /** Returns whether there are ranges to examine. */
    boolean hasWork() {
        return !unexamined.isEmpty();
    }

    /** Reclaims memory that is covered no longer. */
    void advance(StepBudget budget) {
        while (hasWork() && budget.isLeft()) {
            budget.onRead(SLOTS_READ);
            AddressRange range = unexamined.remove();
            long covered = mappings.endOfCover(MEMORY, range.address()) - range.address();
            long step = covered != 0 ? covered
                    : mappings.nextBegin(MEMORY, range.address(), range.size()) - range.address();
            // The longest entry may end behind the range.
            step = Long.compareUnsigned(step, range.size()) > 0 ? range.size() : step;
            if (covered == 0) {
                add(new AddressRange(range.address(), step));
            }
            if (step != range.size()) {
                unexamined.addFirst(new AddressRange(range.address() + step, range.size() - step));
            }
        }
    }

    /** Adds a piece that no capability covers, merged with the adjacent pieces. */
    private void add(AddressRange piece) {
        AddressRange whole = piece;
        Map.Entry<Long, CapabilitySlot> before = pieces.lowerEntry(piece.address());
        if (before != null && range(before.getValue().capability()).precedes(piece)) {
            whole = range(before.getValue().capability()).mergeWith(whole);
            remove(before.getKey());
        }
        CapabilitySlot after = pieces.get(piece.address() + piece.size());
        if (after != null) {
            whole = whole.mergeWith(range(after.capability()));
            remove(piece.address() + piece.size());
        }
        CapabilitySlot slot = new CapabilitySlot(ordinals.take(1));
        slot.fill(new RamCapability(InitialRights.OF_OBJECTS, whole.address(), whole.size()), mappings);
        pieces.put(whole.address(), slot);
    }

    private void remove(long begin) {
        pieces.remove(begin).empty(mappings);
    }

    /** Removes and returns the slot of the piece at the lowest address, if there is one. */
    Optional<CapabilitySlot> poll() {
        return Optional.ofNullable(pieces.pollFirstEntry()).map(Map.Entry::getValue);
    }

    private static AddressRange range(Capability capability) {
        return new AddressRange(Relations.address(capability), Relations.size(capability));
    }
}
