package org.barreleye.cpudriver.state;

import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.MappingDatabase;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.state.Copyable;

/**
 * A revoke that takes several steps. From its begin on no system call finds the copies and descendants that are still
 * to be deleted. A copy of the capability in a slot of the kernel, the anchor, keeps the object while it lasts, also if
 * the caller deletes the capability that it revokes.
 */
final class Revocation implements Copyable {
    private final CapabilitySlot anchor;
    // Absent once the caller has emptied it.
    private Optional<CapabilitySlot> target;
    // The last descendant that is kept for other cores; the search goes on behind it.
    private Optional<CapabilitySlot> lastKept = Optional.empty();

    /**
     * Begins to revoke.
     *
     * @param target the slot that keeps its capability
     * @param anchor a slot of the kernel with a copy of it
     */
    Revocation(CapabilitySlot target, CapabilitySlot anchor) {
        this.target = Optional.of(target);
        this.anchor = anchor;
    }

    CapabilitySlot anchor() {
        return anchor;
    }

    /** Returns whether this revokes all but the capability in a slot. */
    boolean keeps(CapabilitySlot slot) {
        return slot == anchor || target.isPresent() && target.get() == slot;
    }

    /** Returns whether this deletes the capability in a slot. */
    boolean covers(CapabilitySlot slot) {
        Capability revoked = anchor.capability();
        return !keeps(slot) && (Relations.isSameObject(slot.capability(), revoked)
                || Relations.isDescendant(slot.capability(), revoked));
    }

    /** Notes that a slot is emptied. */
    void onEmptied(CapabilitySlot slot) {
        target = target.filter(kept -> kept != slot);
    }

    /** The next slot to empty, if there is one. */
    Optional<CapabilitySlot> next(MappingDatabase<CapabilitySlot> mappings, RemoteDelegations delegations,
            StepBudget budget) {
        Optional<CapabilitySlot> copy =
                mappings.copies(anchor, 2).stream().filter(slot -> !keeps(slot)).findFirst();
        if (copy.isPresent()) {
            return copy;
        }
        lastKept = lastKept.filter(delegations::isRetained);
        Optional<CapabilitySlot> descendant = lastKept.isPresent()
                ? mappings.nextDescendant(anchor, lastKept.get())
                : mappings.firstDescendant(anchor);
        while (budget.isLeft() && descendant.filter(delegations::isRetained).isPresent()) {
            budget.onRead(1);
            lastKept = descendant;
            descendant = mappings.nextDescendant(anchor, descendant.get());
        }
        return descendant;
    }
}
