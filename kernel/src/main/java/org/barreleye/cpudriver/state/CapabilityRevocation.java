package org.barreleye.cpudriver.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.MappingDatabase;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/**
 * Revoke: deletes the other copies of a capability and all descendants, in steps of {@link CapabilityDeletion}. If it
 * is for all cores, also tells the monitor which other cores are to delete theirs, and waits until they have.
 */
public final class CapabilityRevocation implements Copyable {
    /** The number of revokes that a core works on at the same time; further ones begin later. */
    static final int REVOCATIONS_MAX = 16;

    private final KernelControlBlock control;
    private final CapabilityDeletion deletion;
    private final Revocations revocations = new Revocations();
    private final FinishedRevokes finished = new FinishedRevokes();
    // The revokes on all cores that the monitor has to continue or to complete, in their order.
    private final Deque<ReadyRevoke> ready = new ArrayDeque<>();
    private long lastNumber;

    CapabilityRevocation(KernelControlBlock control, CapabilityDeletion deletion) {
        this.control = control;
        this.deletion = deletion;
    }

    /** Returns whether steps are left to do. */
    boolean hasWork() {
        return revocations.nextWithWork().isPresent();
    }

    /** Does work of the oldest revoke that has some. */
    void advance(StepBudget budget) {
        revocations.nextWithWork().ifPresent(next -> advance(next, budget));
    }

    /** Notes that a slot is emptied. */
    void onEmptied(CapabilitySlot slot) {
        revocations.all().forEach(revocation -> revocation.onEmptied(slot));
        finished.remove(slot);
    }

    /** Notes that a capability is inserted. */
    void onInserted(Capability capability) {
        finished.onInserted(capability);
    }

    MappingDatabase<CapabilitySlot> mappings() {
        return control.mappings();
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

    /** Returns whether a revoke that the capability in a slot survives is not finished yet. */
    public boolean isRevoking(CapabilitySlot slot) {
        return revocations.thatKeeps(slot).isPresent();
    }

    /** Ends the revokes that kept a capability for its home, and whose capability is deleted. */
    void endAbandoned(StepBudget budget) {
        if (!revocations.all().isEmpty()) {
            revocations.all().stream().filter(Revocation::isAbandoned).findFirst()
                    .ifPresent(found -> end(found, budget));
        }
    }

    /**
     * Empties every other slot that holds a copy of a capability, and every slot that holds a descendant; or none.
     *
     * @return {@link KernelError#NONE} if all are empty, {@link KernelError#REVOKE_IN_PROGRESS} if further steps will
     *     empty them; or the reason why no slot is emptied: a relative has a right that the capability in this slot
     *     lacks, or other cores have relatives
     */
    public KernelError revoke(CapabilitySlot slot) {
        boolean isRemote = control.directory().homeOf(slot.capability()).isPresent()
                || control.mappings().hasRemoteRelatives(slot)
                || revocations.all().stream().anyMatch(running -> running.isForMonitor() && running.keeps(slot));
        return isRemote ? KernelError.HAS_REMOTE_RELATIVES : revokeLocal(slot);
    }

    /** Revokes a capability on this core, whatever copies and descendants other cores have. */
    public KernelError revokeLocal(CapabilitySlot slot) {
        StepBudget budget = deletion.budget();
        Optional<Revocation> running = revocations.thatKeeps(slot);
        if (running.isEmpty() && finished.remove(slot)) {
            return KernelError.NONE;
        }
        if (running.isEmpty()) {
            KernelError refusal = checkRevoke(slot);
            if (refusal != KernelError.NONE) {
                deletion.work(budget);
                return refusal;
            }
            running = Optional.of(begin(Revocation.Extent.CORE, slot.capability(), Optional.of(slot)));
        }
        boolean isDone = advance(running.get(), budget);
        if (isDone) {
            finished.remove(slot);
        }
        deletion.notifyWhenDone();
        return isDone ? KernelError.NONE : KernelError.REVOKE_IN_PROGRESS;
    }

    /** Returns the reason why a revoke cannot begin, or {@link KernelError#NONE}. */
    KernelError checkRevoke(CapabilitySlot slot) {
        if ((control.mappings().rightsOfRelatives(slot) & ~slot.capability().rights()) != 0) {
            return KernelError.RIGHTS_EXCEEDED;
        }
        return revocations.all().size() >= REVOCATIONS_MAX ? KernelError.REVOKE_IN_PROGRESS : KernelError.NONE;
    }

    private Revocation begin(Revocation.Extent extent, Capability capability, Optional<CapabilitySlot> target) {
        CapabilitySlot anchor = control.newSlot();
        control.insert(anchor, capability);
        lastNumber++;
        Revocation revocation = new Revocation(lastNumber, extent, anchor, target, control.pageMappings());
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
        return Outcome.of(control.directory().homeOf(slot.capability()).isPresent() ? 0
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
        boolean isLender = control.directory().hasBorrowedFrom(home, capability);
        Revocation revocation = begin(isLender ? Revocation.Extent.ALL_CORES_FOR_LENDER
                : Revocation.Extent.CORE_FOR_HOME, capability, kept);
        revocation.setHome(home);
        return start(revocation);
    }

    private long start(Revocation revocation) {
        advance(revocation, deletion.budget());
        deletion.notifyWhenDone();
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
            StepBudget budget = deletion.budget();
            end(revocation, budget);
            deletion.work(budget);
            deletion.notifyWhenDone();
        });
    }

    /** Does work of a revoke, and returns whether it is finished. */
    private boolean advance(Revocation revocation, StepBudget budget) {
        control.directory().setRevocation(Optional.of(revocation));
        boolean isFinished = advanceAsCause(revocation, budget);
        control.directory().setRevocation(Optional.empty());
        return isFinished;
    }

    private boolean advanceAsCause(Revocation revocation, StepBudget budget) {
        while (budget.isLeft()) {
            Optional<CapabilitySlot> next = revocation.next(this, budget);
            if (next.isEmpty()) {
                return onSearched(revocation, budget);
            }
            if (budget.isLeft()) {
                deletion.deleteFor(next.get(), budget);
            }
            if (deletion.isWaiting()) {
                return false;
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
        if (revocation.isKeptForHome() && control.directory().homeOf(revocation.anchor().capability()).isPresent()) {
            revocation.startKeeping();
            revocations.unblock();
        } else {
            end(revocation, budget);
            revocation.target().filter(slot -> !revocation.isForMonitor()).ifPresent(finished::add);
        }
        if (revocation.isForMonitor()) {
            setReady(new ReadyRevoke(revocation.number(), true, revocation.hasTarget()));
        }
        return true;
    }

    private void end(Revocation revocation, StepBudget budget) {
        revocations.remove(revocation);
        deletion.empty(revocation.anchor(), budget);
    }

    private void setReady(ReadyRevoke revoke) {
        ready.add(revoke);
        deletion.notifyWatcher();
    }
}
