package org.barreleye.cpudriver.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.MappingDatabase;
import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;

/**
 * Delete and revoke. With the last capability to an object, the object is destroyed and the capabilities in it are
 * deleted, and memory that no capability covers then is reclaimed.
 *
 * <p>The work is done in steps of bounded cost. A system call does the first one. If that does not suffice, the CPU
 * driver does further steps between two dispatchers, so a domain never waits for more than one.
 */
public final class CapabilityDeletion implements Copyable {
    /** The number of revokes that a core works on at the same time; further ones begin later. */
    static final int REVOCATIONS_MAX = 16;

    private final KernelControlBlock control;
    private final MappingDatabase<CapabilitySlot> mappings;
    private final RemoteDelegations delegations;
    private final ReclaimedMemory reclaimed;
    // By the ordinal of the slot with their own capability, so the oldest is the first.
    private final SortedMap<Long, DestroyedObject> destroyed = new TreeMap<>();
    private final List<Revocation> revocations = new ArrayList<>();
    // Whom to notify when the last step is done.
    private Optional<EndpointBuffer> watcher = Optional.empty();
    private long badge;
    private boolean isContinuing;

    CapabilityDeletion(KernelControlBlock control, ReclaimedMemory reclaimed) {
        this.control = control;
        this.reclaimed = reclaimed;
        mappings = control.mappings();
        delegations = control.delegations();
    }

    /** The reason why a slot cannot be emptied, or {@link KernelError#NONE}. */
    public KernelError checkDelete(CapabilitySlot slot) {
        Capability capability = slot.capability();
        return delegations.isDelegated(capability) && !delegations.isForeign(capability) && !mappings.hasCopies(slot)
                ? KernelError.HAS_REMOTE_RELATIVES
                : KernelError.NONE;
    }

    /**
     * Empties a slot. With the last capability to an object the object is destroyed: in this step, or in later ones if
     * there are many capabilities in it.
     */
    public void delete(CapabilitySlot slot) {
        StepBudget budget = new StepBudget();
        empty(slot, budget).ifPresent(object -> advance(object, budget));
        work(budget);
        notifyWhenDone();
    }

    /** Returns whether steps are left to do. */
    public boolean hasWork() {
        return !destroyed.isEmpty() || !revocations.isEmpty() || delegations.hasReleasable()
                || reclaimed.hasWork();
    }

    /** Sets the endpoint that is notified, with a badge, when the last step is done. */
    public void watch(EndpointBuffer endpoint, long newBadge) {
        watcher = Optional.of(endpoint);
        badge = newBadge;
    }

    private void notifyWhenDone() {
        if (hasWork()) {
            isContinuing = true;
        } else if (isContinuing) {
            isContinuing = false;
            watcher.ifPresent(endpoint -> endpoint.notifyTermination(new EndpointBuffer.TerminationNotice(badge, 0)));
        }
    }

    /** Does one step. */
    public void step() {
        SystemCallCost before = control.cost();
        work(new StepBudget());
        notifyWhenDone();
        SystemCallCost cost = control.cost().since(before);
        if (cost.exceeds(SystemCallCost.STEP_LIMIT)) {
            throw new KernelBug("no step does more work than " + SystemCallCost.STEP_LIMIT + ", this one did " + cost);
        }
    }

    private void work(StepBudget budget) {
        while (budget.isLeft() && hasWork()) {
            if (!destroyed.isEmpty()) {
                advance(destroyed.get(destroyed.firstKey()), budget);
            } else if (!revocations.isEmpty()) {
                advance(revocations.get(0), budget);
            } else if (delegations.hasReleasable()) {
                delegations.pollReleasable().ifPresent(slot -> empty(slot, budget));
            } else {
                reclaimed.advance(budget);
            }
        }
    }

    private void advance(DestroyedObject object, StepBudget budget) {
        if (object.advance(this, budget)) {
            destroyed.remove(object.self().ordinal());
            finishEmptying(object.self(), budget);
        }
    }

    /** Returns whether a revoke is going to delete the capability in a slot, so that no system call may find it. */
    public boolean isBeingRevoked(CapabilitySlot slot) {
        return !revocations.isEmpty() && revocations.stream().anyMatch(revocation -> revocation.covers(slot));
    }

    /** Returns whether a revoke that the capability in a slot survives is not finished yet. */
    public boolean isRevoking(CapabilitySlot slot) {
        return !revocations.isEmpty() && revocations.stream().anyMatch(revocation -> revocation.keeps(slot));
    }

    /**
     * Empties a slot, and returns the object that has lost its last capability by this if there are capabilities in it.
     */
    Optional<DestroyedObject> empty(CapabilitySlot slot, StepBudget budget) {
        budget.onEmptied();
        boolean isLastCopy = !mappings.hasCopies(slot);
        revocations.forEach(revocation -> revocation.onEmptied(slot));
        if (isLastCopy && delegations.mustRetain(slot)) {
            // It is being delegated, or its CNode was destroyed. The range stays in use as long as other cores have it.
            control.move(slot, delegations.addRetained(slot.capability()));
            return Optional.empty();
        }
        List<CapabilitySlot> contents = isLastCopy ? detach(slot.capability(), budget) : List.of();
        if (!contents.isEmpty()) {
            CapabilitySlot self = control.newSlot();
            control.move(slot, self);
            DestroyedObject object = new DestroyedObject(self, contents);
            destroyed.put(self.ordinal(), object);
            return Optional.of(object);
        }
        if (isLastCopy) {
            finishEmptying(slot, budget);
        } else {
            control.countSlotAccesses(1);
            control.unmap(slot);
            slot.empty(mappings);
        }
        return Optional.empty();
    }

    private List<CapabilitySlot> detach(Capability last, StepBudget budget) {
        int slots = control.objects().slotsIn(last);
        control.countSlotAccesses(slots);
        budget.onRead(slots);
        return control.objects().detach(last);
    }

    /** Empties the slot of the last capability to an object in which there are none, and destroys the object. */
    private void finishEmptying(CapabilitySlot slot, StepBudget budget) {
        Capability capability = slot.capability();
        Optional<CapabilitySlot> retained = delegations.retainedAncestor(slot);
        delegations.onLastCopyDeleted(slot);
        control.countSlotAccesses(1);
        control.unmap(slot);
        slot.empty(mappings);
        KernelControlBlock.LIFECYCLE.destroy(control, capability);
        reclaimed.onDeleted(capability);
        reclaimed.advance(budget);
        retained.ifPresent(delegations::onDescendantDeleted);
    }

    /**
     * Empties every other slot that holds a copy of a capability, and every slot that holds a descendant; or none.
     *
     * @return {@link KernelError#NONE} if all are empty, {@link KernelError#REVOKE_IN_PROGRESS} if further steps will
     *     empty them; or the reason why no slot is emptied: a relative has a right that the capability in this slot
     *     lacks, or other cores have relatives
     */
    public KernelError revoke(CapabilitySlot slot) {
        // The core that owns a foreign capability's memory has a copy, too.
        boolean isRemote = delegations.isForeign(slot.capability()) || delegations.isAnyDelegated(slot.capability());
        return isRemote && !isRevoking(slot) ? KernelError.HAS_REMOTE_RELATIVES : revokeLocal(slot);
    }

    /** Revokes a capability on this core, whatever copies and descendants other cores have. */
    public KernelError revokeLocal(CapabilitySlot slot) {
        StepBudget budget = new StepBudget();
        Optional<Revocation> running =
                revocations.stream().filter(revocation -> revocation.keeps(slot)).findFirst();
        if (running.isEmpty()) {
            if ((mappings.rightsOfRelatives(slot) & ~slot.capability().rights()) != 0) {
                return KernelError.RIGHTS_EXCEEDED;
            }
            if (revocations.size() == REVOCATIONS_MAX) {
                work(budget);
                return KernelError.REVOKE_IN_PROGRESS;
            }
            running = Optional.of(begin(slot));
        }
        boolean isDone = advance(running.get(), budget);
        notifyWhenDone();
        return isDone ? KernelError.NONE : KernelError.REVOKE_IN_PROGRESS;
    }

    private Revocation begin(CapabilitySlot slot) {
        CapabilitySlot anchor = control.newSlot();
        control.insert(anchor, slot.capability());
        Revocation revocation = new Revocation(slot, anchor);
        revocations.add(revocation);
        return revocation;
    }

    /** Does work of a revoke, and returns whether it is finished. */
    private boolean advance(Revocation revocation, StepBudget budget) {
        while (budget.isLeft()) {
            Optional<CapabilitySlot> next = revocation.next(mappings, delegations, budget);
            if (next.isEmpty()) {
                revocations.remove(revocation);
                empty(revocation.anchor(), budget);
                return true;
            }
            if (budget.isLeft()) {
                deleteFor(next.get(), budget);
            }
        }
        return false;
    }

    /** Empties a slot, or does the work that the kernel itself has with the capability in it. */
    private void deleteFor(CapabilitySlot slot, StepBudget budget) {
        DestroyedObject object = destroyed.get(slot.ordinal());
        Optional<Revocation> nested =
                revocations.stream().filter(revocation -> revocation.anchor() == slot).findFirst();
        if (object != null) {
            advance(object, budget);
        } else if (nested.isPresent()) {
            advance(nested.get(), budget);
        } else {
            empty(slot, budget);
        }
    }
}
