package org.barreleye.cpudriver.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.MappingDatabase;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.outcome.KernelError;

/**
 * Delete and revoke. With the last capability to an object, the object is destroyed; the capabilities that it contained
 * are deleted after it, one by one, so a chain of CNodes needs no stack. Memory that no capability covers then is
 * reclaimed.
 */
public final class CapabilityDeletion implements Copyable {
    private final KernelControlBlock control;
    private final MappingDatabase<CapabilitySlot> mappings;
    private final RemoteDelegations delegations;
    private final DeletionBound bound;
    // Slots that the current system call is going to empty; empty between two system calls.
    private final Deque<CapabilitySlot> pendingDeletes = new ArrayDeque<>();

    CapabilityDeletion(KernelControlBlock control) {
        this.control = control;
        mappings = control.mappings();
        delegations = control.delegations();
        bound = new DeletionBound(control);
    }

    /** The reason why a slot cannot be emptied, or {@link KernelError#NONE}. */
    public KernelError checkDelete(CapabilitySlot slot) {
        if (slot.isDelegated() && !slot.isForeign() && !mappings.hasCopies(slot)) {
            return KernelError.HAS_REMOTE_RELATIVES;
        }
        return mappings.hasCopies(slot) || bound.fitsOneSystemCall(List.of(slot)) ? KernelError.NONE
                : KernelError.OPERATION_TOO_LARGE;
    }

    /** Empties a slot; with the last capability to an object, destroys the object and deletes its contents. */
    public void delete(CapabilitySlot slot) {
        pendingDeletes.add(slot);
        if (pendingDeletes.size() > 1) {
            // A delete of an object's contents: the loop below, in the first caller, gets to it.
            return;
        }
        while (!pendingDeletes.isEmpty()) {
            if (!pendingDeletes.element().isEmpty()) {
                empty(pendingDeletes.element());
            }
            pendingDeletes.remove();
        }
    }

    void deleteAll(List<CapabilitySlot> slots) {
        for (CapabilitySlot slot : slots) {
            if (!slot.isEmpty()) {
                delete(slot);
            }
        }
    }

    private void empty(CapabilitySlot slot) {
        boolean isLastCopy = !mappings.hasCopies(slot);
        if (isLastCopy && delegations.mustRetain(slot)) {
            // It is being delegated, or its CNode was destroyed. The range stays in use as long as other cores have it.
            control.move(slot, delegations.addUnreachable());
            return;
        }
        Capability capability = slot.capability();
        Optional<CapabilitySlot> retained = isLastCopy ? delegations.retainedAncestor(slot) : Optional.empty();
        control.countSlotAccesses(1);
        if (isLastCopy) {
            delegations.onLastCopyDeleted(slot);
        }
        control.unmap(slot);
        slot.empty(mappings);
        if (isLastCopy) {
            KernelControlBlock.LIFECYCLE.destroy(control, capability);
            control.reclaimUncovered(capability);
            retained.ifPresent(delegations::onDescendantDeleted);
        }
    }

    /**
     * Empties every other slot that holds a copy of a capability, and every slot that holds a descendant; or none.
     *
     * @return {@link KernelError#NONE}, or the reason why no slot was emptied: a relative has a right that the
     *     capability in this slot lacks, other cores have relatives, or there are too many
     */
    public KernelError revoke(CapabilitySlot slot) {
        // The core that owns a foreign capability's memory has a copy, too.
        return revoke(slot, slot.isForeign() || slot.isDelegated(), CapabilitySlot::isDelegated);
    }

    /** Revokes a capability on this core, whatever copies and descendants other cores have. */
    public KernelError revokeLocal(CapabilitySlot slot) {
        return revoke(slot, false, relative -> false);
    }

    private KernelError revoke(CapabilitySlot slot, boolean isRemote, Predicate<CapabilitySlot> isRemoteRelative) {
        List<CapabilitySlot> relatives = mappings.descendants(slot, SystemCallCost.DELETES_MAX + 1);
        boolean fits = bound.fitsOneSystemCall(relatives);
        relatives.addAll(mappings.copies(slot, SystemCallCost.DELETES_MAX + 1));
        if (!fits || relatives.size() > SystemCallCost.DELETES_MAX) {
            return KernelError.OPERATION_TOO_LARGE;
        }
        int rights = slot.capability().rights();
        if (relatives.stream().anyMatch(other -> (other.capability().rights() & ~rights) != 0)) {
            return KernelError.RIGHTS_EXCEEDED;
        }
        if (isRemote || relatives.stream().anyMatch(isRemoteRelative)) {
            return KernelError.HAS_REMOTE_RELATIVES;
        }
        // A destroyed CNode deletes its contents, perhaps slots of this list.
        deleteAll(relatives);
        return KernelError.NONE;
    }
}
