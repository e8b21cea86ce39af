package org.barreleye.cpudriver.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.MappingDatabase;
import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
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
    private final CapabilityDirectory directory;
    private final ReclaimedMemory reclaimed;
    // By the ordinal of the slot with their own capability, so the oldest is the first.
    private final SortedMap<Long, DestroyedObject> destroyed = new TreeMap<>();
    private final Revocations revocations = new Revocations();
    // The revokes on all cores that the monitor has to continue or to complete, in their order.
    private final Deque<ReadyRevoke> ready = new ArrayDeque<>();
    private long lastNumber;
    // Whom to notify when the last step is done.
    private Optional<EndpointBuffer> watcher = Optional.empty();
    private long badge;
    private boolean isContinuing;
    private int slotsInAStep = StepBudget.SLOTS_EMPTIED_MAX;

    CapabilityDeletion(KernelControlBlock control, ReclaimedMemory reclaimed) {
        this.control = control;
        this.reclaimed = reclaimed;
        mappings = control.mappings();
        directory = control.directory();
    }

    /**
     * Empties a slot. With the last capability to an object the object is destroyed: in this step, or in later ones if
     * there are many capabilities in it.
     */
    public void delete(CapabilitySlot slot) {
        StepBudget budget = budget();
        empty(slot, budget).ifPresent(object -> advance(object, budget));
        work(budget);
        notifyWhenDone();
    }

    /** Makes steps smaller: each empties so many slots at most. */
    public void setSlotsInAStep(int slots) {
        slotsInAStep = slots;
    }

    private StepBudget budget() {
        return new StepBudget(slotsInAStep);
    }

    /** Returns whether steps are left to do. */
    public boolean hasWork() {
        return !destroyed.isEmpty() || revocations.nextWithWork().isPresent() || reclaimed.hasWork();
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

    private void work(StepBudget budget) {
        while (budget.isLeft() && hasWork()) {
            if (!destroyed.isEmpty()) {
                advance(destroyed.get(destroyed.firstKey()), budget);
            } else if (revocations.nextWithWork().isPresent()) {
                advance(revocations.nextWithWork().get(), budget);
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
        return revocations.cover(slot);
    }

    /** Returns whether a revoke is going to delete the capabilities to an object, apart from one that it keeps. */
    public boolean isBeingRevoked(Capability capability) {
        return revocations.cover(capability);
    }

    /** Returns whether a slot holds the copy by which a revoke keeps its object. */
    boolean isAnchor(CapabilitySlot slot) {
        return revocations.isAnchor(slot);
    }

    MappingDatabase<CapabilitySlot> mappings() {
        return mappings;
    }

    /** Returns whether a revoke that the capability in a slot survives is not finished yet. */
    public boolean isRevoking(CapabilitySlot slot) {
        return revocations.thatKeeps(slot).isPresent();
    }

    /**
     * Empties a slot, and returns the object that has lost its last capability by this if there are capabilities in it.
     */
    Optional<DestroyedObject> empty(CapabilitySlot slot, StepBudget budget) {
        budget.onEmptied();
        boolean isLastCopy = !mappings.hasCopies(slot);
        revocations.all().forEach(revocation -> revocation.onEmptied(slot));
        if (slot.isRemote()) {
            directory.onEntryEmptied(slot.capability(), slot.holder());
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
        endAbandoned(budget);
        return Optional.empty();
    }

    /** Ends the revokes that kept a capability for its home, and whose capability is deleted. */
    private void endAbandoned(StepBudget budget) {
        if (!revocations.all().isEmpty()) {
            revocations.all().stream().filter(Revocation::isAbandoned).findFirst()
                    .ifPresent(found -> end(found, budget));
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

    /**
     * Empties every other slot that holds a copy of a capability, and every slot that holds a descendant; or none.
     *
     * @return {@link KernelError#NONE} if all are empty, {@link KernelError#REVOKE_IN_PROGRESS} if further steps will
     *     empty them; or the reason why no slot is emptied: a relative has a right that the capability in this slot
     *     lacks, or other cores have relatives
     */
    public KernelError revoke(CapabilitySlot slot) {
        boolean isRemote = directory.homeOf(slot.capability()).isPresent() || mappings.hasRemoteRelatives(slot)
                || revocations.all().stream().anyMatch(running -> running.isForMonitor() && running.keeps(slot));
        return isRemote ? KernelError.HAS_REMOTE_RELATIVES : revokeLocal(slot);
    }

    /** Revokes a capability on this core, whatever copies and descendants other cores have. */
    public KernelError revokeLocal(CapabilitySlot slot) {
        StepBudget budget = budget();
        Optional<Revocation> running = revocations.thatKeeps(slot);
        if (running.isEmpty()) {
            KernelError refusal = checkRevoke(slot);
            if (refusal != KernelError.NONE) {
                work(budget);
                return refusal;
            }
            running = Optional.of(begin(Revocation.Extent.CORE, slot.capability(), Optional.of(slot)));
        }
        boolean isDone = advance(running.get(), budget);
        notifyWhenDone();
        return isDone ? KernelError.NONE : KernelError.REVOKE_IN_PROGRESS;
    }

    /** Returns the reason why a revoke cannot begin, or {@link KernelError#NONE}. */
    KernelError checkRevoke(CapabilitySlot slot) {
        if ((mappings.rightsOfRelatives(slot) & ~slot.capability().rights()) != 0) {
            return KernelError.RIGHTS_EXCEEDED;
        }
        return revocations.all().size() >= REVOCATIONS_MAX ? KernelError.REVOKE_IN_PROGRESS : KernelError.NONE;
    }

    private Revocation begin(Revocation.Extent extent, Capability capability, Optional<CapabilitySlot> target) {
        CapabilitySlot anchor = control.newSlot();
        control.insert(anchor, capability);
        lastNumber++;
        Revocation revocation = new Revocation(lastNumber, extent, anchor, target);
        revocations.add(revocation);
        return revocation;
    }

    /**
     * Begins to revoke the capability in a slot on all cores, if this core is the home of its object.
     *
     * @return the number of the revoke, or 0 if another core is the home, which is to be asked
     */
    public Outcome<Long> beginRevoke(CapabilitySlot slot) {
        KernelError refusal = isRevoking(slot) ? KernelError.REVOKE_IN_PROGRESS : checkRevoke(slot);
        if (refusal != KernelError.NONE) {
            return Outcome.refused(refusal);
        }
        return Outcome.of(directory.homeOf(slot.capability()).isPresent() ? 0
                : start(begin(Revocation.Extent.ALL_CORES, slot.capability(), Optional.of(slot))));
    }

    /** Begins to revoke an object, of which this core is the home, on all cores. */
    long revokeEverywhere(Capability capability) {
        return start(begin(Revocation.Extent.ALL_CORES, capability, Optional.empty()));
    }

    /** Begins to revoke memory that was lent to a core, on all cores; not complete before the monitor continues it. */
    long revokeLent(Capability memory, int borrower) {
        Revocation revocation = begin(Revocation.Extent.ALL_CORES, memory, Optional.empty());
        revocation.holders().add(borrower);
        return start(revocation);
    }

    /**
     * Begins to delete all copies and descendants of a capability on this core, for the home of its object. There is no
     * limit: the home waits for it. If the home has lent memory to this core, also other cores are asked for what they
     * have of that; any other home asks its lender, or is the lender, for that.
     *
     * @param home the core that waits
     * @param kept the slot that keeps its copy, if there is one
     */
    public long destroy(Capability capability, int home, Optional<CapabilitySlot> kept) {
        boolean isLender = directory.hasBorrowedFrom(home, capability);
        Revocation revocation = begin(isLender ? Revocation.Extent.ALL_CORES_FOR_LENDER
                : Revocation.Extent.CORE_FOR_HOME, capability, kept);
        revocation.setHome(home);
        return start(revocation);
    }

    private long start(Revocation revocation) {
        advance(revocation, budget());
        notifyWhenDone();
        return revocation.number();
    }

    /** Takes the oldest revoke that the monitor has to continue or to complete, if there is one. */
    public Optional<ReadyRevoke> pollReady() {
        return Optional.ofNullable(ready.poll());
    }

    /** The cores, from a number on, that have copies or descendants of what a revoke deletes. */
    public SortedSet<Integer> holders(long number, int lowest) {
        return revocations.inPhase(Revocation.Phase.WAITING, number)
                .map(waiting -> waiting.holders().tailSet(lowest)).orElse(new TreeSet<>());
    }

    /** Goes on with a revoke whose other cores have deleted what they had, or whose home has finished. */
    public void continueRevoke(long number, Optional<Integer> keptCore) {
        Optional<Revocation> kept = revocations.inPhase(Revocation.Phase.KEEPING, number);
        revocations.inPhase(Revocation.Phase.WAITING, number).ifPresent(revocation -> {
            revocation.goOn(keptCore);
            start(revocation);
        });
        kept.ifPresent(revocation -> {
            StepBudget budget = budget();
            end(revocation, budget);
            work(budget);
            notifyWhenDone();
        });
    }

    /** Does work of a revoke, and returns whether it is finished. */
    private boolean advance(Revocation revocation, StepBudget budget) {
        directory.setRevocation(Optional.of(revocation));
        boolean isFinished = advanceAsCause(revocation, budget);
        directory.setRevocation(Optional.empty());
        return isFinished;
    }

    private boolean advanceAsCause(Revocation revocation, StepBudget budget) {
        while (budget.isLeft()) {
            Optional<CapabilitySlot> next = revocation.next(this, budget);
            if (next.isEmpty()) {
                return onSearched(revocation, budget);
            }
            if (budget.isLeft()) {
                deleteFor(next.get(), budget);
            }
        }
        return false;
    }

    /** Nothing that a revoke has to delete is left on this core. */
    private boolean onSearched(Revocation revocation, StepBudget budget) {
        boolean hasHolders = !revocation.holders().isEmpty();
        if (revocation.isOnAllCores() && revocation.phase() == Revocation.Phase.LOCAL && hasHolders) {
            revocation.startWaiting();
            setReady(new ReadyRevoke(revocation.number(), false, revocation.hasTarget()));
            return false;
        }
        if (revocations.all().stream().anyMatch(revocation::isAfter)) {
            revocation.setBlocked(true);
            return false;
        }
        if (revocation.isKeptForHome() && directory.homeOf(revocation.anchor().capability()).isPresent()) {
            revocation.startKeeping();
            revocations.unblock();
        } else {
            end(revocation, budget);
        }
        if (revocation.isForMonitor()) {
            setReady(new ReadyRevoke(revocation.number(), true, revocation.hasTarget()));
        }
        return true;
    }

    private void end(Revocation revocation, StepBudget budget) {
        revocations.remove(revocation);
        empty(revocation.anchor(), budget);
    }

    private void setReady(ReadyRevoke revoke) {
        ready.add(revoke);
        notifyWatcher();
    }

    /** Empties a slot, or does the work that the kernel itself has with the capability in it. */
    private void deleteFor(CapabilitySlot slot, StepBudget budget) {
        DestroyedObject object = destroyed.get(slot.ordinal());
        if (object != null) {
            advance(object, budget);
        } else {
            empty(slot, budget);
        }
    }
}
