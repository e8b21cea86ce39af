package org.barreleye.cpudriver.state;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.MappingDatabase;
import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.cpudriver.object.PageMapping;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.MappingCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;

/**
 * Delete. With the last capability to an object, the object is destroyed and the capabilities in it are
 * deleted, and memory that no capability covers then is reclaimed.
 *
 * <p>The work is done in steps of bounded cost. A system call does the first one. If that does not suffice, the CPU
 * driver does further steps between two dispatchers, so a domain never waits for more than one. The steps of
 * {@linkplain CapabilityRevocation revokes} are among them.
 */
public final class CapabilityDeletion implements Copyable {
    private final KernelControlBlock control;
    private final MappingDatabase<CapabilitySlot> mappings;
    private final CapabilityDirectory directory;
    private final ReclaimedMemory reclaimed;
    // By the ordinal of the slot with their own capability, so the oldest is the first.
    private final SortedMap<Long, DestroyedObject> destroyed = new TreeMap<>();
    private final CapabilityRevocation revocation;
    // Whom to notify when the last step is done.
    private Optional<EndpointBuffer> watcher = Optional.empty();
    private long badge;
    private boolean isContinuing;
    // Whether the oldest thing to delete waits for other cores; until then nothing else is deleted in further steps.
    private boolean isWaiting;
    private int slotsInAStep = StepBudget.SLOTS_EMPTIED_MAX;

    CapabilityDeletion(KernelControlBlock control, ReclaimedMemory reclaimed) {
        this.control = control;
        this.reclaimed = reclaimed;
        mappings = control.mappings();
        directory = control.directory();
        revocation = new CapabilityRevocation(control, this);
    }

    /**
     * Empties a slot. With the last capability to an object the object is destroyed: in this step, or in later ones if
     * there are many capabilities in it. What was mapped through the slot is unmapped in this step or in later ones.
     */
    public void delete(CapabilitySlot slot) {
        StepBudget budget = budget();
        if (releaseMappings(slot, budget)) {
            empty(slot, budget).ifPresent(object -> advance(object, budget));
        } else {
            CapabilitySlot self = control.newSlot();
            control.pageMappings().moveSource(slot, self);
            onEmptied(slot);
            control.move(slot, self);
            destroyed.put(self.ordinal(), new DestroyedObject(self, List.of()));
        }
        work(budget);
        notifyWhenDone();
    }

    /**
     * Empties a slot like {@link #delete}, when all that was mapped through it is unmapped.
     *
     * @return {@link KernelError#NONE}, or {@link KernelError#UNMAP_IN_PROGRESS} if this is to be called again
     */
    public KernelError deleteUnmapped(CapabilitySlot slot) {
        if (!releaseMappings(slot, budget())) {
            return KernelError.UNMAP_IN_PROGRESS;
        }
        delete(slot);
        return KernelError.NONE;
    }

    /** Unmaps what was mapped through a slot whose capability is about to be moved: at once, or in later steps. */
    void unmapThrough(CapabilitySlot slot) {
        if (!unmapThrough(slot, budget())) {
            CapabilitySlot rest = control.newSlot();
            control.insert(rest, slot.capability());
            control.pageMappings().moveSource(slot, rest);
            destroyed.put(rest.ordinal(), new DestroyedObject(rest, List.of()));
        }
    }

    private boolean unmapThrough(CapabilitySlot slot, StepBudget budget) {
        return unmapAll(control.pageMappings().through(slot), budget);
    }

    /**
     * Unmaps what was mapped through a slot, and all that is mapped in a page table whose last capability is in it.
     * After that the slot can be emptied.
     *
     * @return whether nothing is left to unmap; otherwise the budget is used up, or other cores have to invalidate
     *     translations first
     */
    boolean releaseMappings(CapabilitySlot slot, StepBudget budget) {
        if (slot.capability() instanceof MappingCapability) {
            boolean isEnded = control.pageMappings().clear(control.pageMappings().mapping(slot), budget);
            isWaiting |= !isEnded;
            return isEnded;
        }
        return unmapThrough(slot, budget) && (!(slot.capability() instanceof PageTableCapability table)
                || mappings.hasCopies(slot) || unmapAll(control.pageMappings().in(table), budget));
    }

    /** Ends mappings; first all entries are cleared, so that other cores invalidate all at the same time. */
    private boolean unmapAll(Collection<PageMapping> mapped, StepBudget budget) {
        boolean areEnded = true;
        for (PageMapping mapping : List.copyOf(mapped)) {
            if (!budget.isLeft()) {
                return false;
            }
            budget.onRead(1);
            if (control.pageMappings().clear(mapping, budget)) {
                empty(mapping.slot(), budget);
            } else {
                isWaiting = true;
                areEnded = false;
            }
        }
        return areEnded;
    }

    /** Other cores have invalidated translations that something waits for. */
    void onUnmapped() {
        isWaiting = false;
        isContinuing = true;
        notifyWhenDone();
    }

    /** Returns whether nothing can be done before other cores have invalidated translations. */
    boolean isWaiting() {
        return isWaiting;
    }

    /** Makes steps smaller: each empties so many slots at most. */
    public void setSlotsInAStep(int slots) {
        slotsInAStep = slots;
    }

    StepBudget budget() {
        return new StepBudget(slotsInAStep);
    }

    /** Revoke. */
    CapabilityRevocation revocation() {
        return revocation;
    }

    /** Returns whether steps are left to do. */
    public boolean hasWork() {
        return !isWaiting && (!destroyed.isEmpty() || revocation.hasWork()) || reclaimed.hasWork();
    }

    /** Sets the endpoint that is notified, with a badge, when the last step is done. */
    public void watch(EndpointBuffer endpoint, long newBadge) {
        watcher = Optional.of(endpoint);
        badge = newBadge;
    }

    void notifyWhenDone() {
        if (hasWork() || isWaiting) {
            isContinuing = true;
        } else if (isContinuing) {
            isContinuing = false;
            notifyWatcher();
        }
    }

    void notifyWatcher() {
        watcher.ifPresent(endpoint -> endpoint.notifyTermination(new EndpointBuffer.TerminationNotice(badge, 0)));
    }

    /** Does one step. */
    public void step() {
        SystemCallCost before = control.cost();
        work(budget());
        notifyWhenDone();
        SystemCallCost cost = control.cost().since(before);
        if (cost.exceeds(SystemCallCost.STEP_LIMIT)) {
            throw new KernelBug("no step does more work than " + SystemCallCost.STEP_LIMIT + ", this one did " + cost);
        }
    }

    void work(StepBudget budget) {
        while (budget.isLeft() && hasWork()) {
            if (isWaiting) {
                reclaimed.advance(budget);
            } else if (!destroyed.isEmpty()) {
                advance(destroyed.get(destroyed.firstKey()), budget);
            } else if (revocation.hasWork()) {
                revocation.advance(budget);
            } else {
                reclaimed.advance(budget);
            }
        }
    }

    private void advance(DestroyedObject object, StepBudget budget) {
        if (object.advance(this, budget)) {
            destroyed.remove(object.self().ordinal());
            if (object.hasContents()) {
                finishEmptying(object.self(), budget);
            } else {
                empty(object.self(), budget);
            }
        }
    }

    /**
     * Empties a slot, and returns the object that has lost its last capability by this if there are capabilities in it.
     */
    Optional<DestroyedObject> empty(CapabilitySlot slot, StepBudget budget) {
        budget.onEmptied();
        boolean isLastCopy = !mappings.hasCopies(slot);
        onEmptied(slot);
        if (slot.capability() instanceof MappingCapability) {
            control.countSlotAccesses(1);
            control.pageMappings().remove(slot);
            slot.empty(mappings);
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
            Capability capability = slot.capability();
            control.unmap(slot);
            slot.empty(mappings);
            directory.onCopyDeleted(capability);
        }
        revocation.endAbandoned(budget);
        return Optional.empty();
    }

    /** A slot is emptied: no revoke goes on from it, and another core has nothing of the object any more. */
    private void onEmptied(CapabilitySlot slot) {
        revocation.onEmptied(slot);
        if (slot.isRemote()) {
            directory.onEntryEmptied(slot.capability(), slot.holder());
        }
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
        control.countSlotAccesses(1);
        control.unmap(slot);
        slot.empty(mappings);
        KernelControlBlock.LIFECYCLE.destroy(control, capability);
        reclaimed.onDeleted(capability);
        reclaimed.advance(budget);
        directory.onLastDeleted(capability);
    }

    /** Empties a slot, or does the work that the kernel itself has with the capability in it. */
    void deleteFor(CapabilitySlot slot, StepBudget budget) {
        DestroyedObject object = destroyed.get(slot.ordinal());
        if (object != null) {
            advance(object, budget);
        } else if (releaseMappings(slot, budget)) {
            empty(slot, budget);
        }
    }
}
