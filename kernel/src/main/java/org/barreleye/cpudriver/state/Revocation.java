package org.barreleye.cpudriver.state;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.state.Copyable;

/**
 * A revoke. From its begin on no system call finds the copies and descendants that are still to be deleted. A copy of
 * the capability in a slot of the kernel, the anchor, keeps the object while it lasts, also if the caller deletes the
 * capability that it revokes.
 *
 * <p>First the capabilities of this core are deleted, and it is noted which other cores have some. When these cores
 * have deleted theirs, the monitor continues the revoke, and the remote entries are removed.
 */
final class Revocation implements Copyable {
    /** The progress of a revoke. */
    enum Phase {
        /** The capabilities of this core are being deleted. */
        LOCAL,
        /** Other cores delete theirs. */
        WAITING,
        /** The remote entries are being removed. */
        REMOTE,
        /** All is deleted on this core; until the home has finished, nothing is made of the capability that is kept. */
        KEEPING
    }

    /** The extent of a revoke: the capabilities that it deletes, and the one that waits for its end. */
    enum Extent {
        /** All on this core; a domain or the monitor waits, and calls again. */
        CORE,
        /** All on this core; the monitor of another core waits, and is told. */
        CORE_FOR_HOME,
        /** All on all cores, of memory that another core has lent; its monitor waits, and is told. */
        ALL_CORES_FOR_LENDER,
        /** All on all cores; the monitor of this core waits, and is told. */
        ALL_CORES
    }

    private final long number;
    private final Extent extent;
    private final CapabilitySlot anchor;
    private final Capability object;
    private final PageMappings pageMappings;
    // Absent once the caller has emptied it.
    private Optional<CapabilitySlot> target;
    private Phase phase = Phase.LOCAL;
    // The core that waits, if another one does.
    private Optional<Integer> home = Optional.empty();
    private final NavigableSet<Integer> holders = new TreeSet<>();
    // The core that keeps its copies of the capability itself.
    private Optional<Integer> keptCore = Optional.empty();
    // The last entry that was passed over; the search goes on behind it.
    private Optional<CapabilitySlot> position = Optional.empty();
    // Whether it waits for another revoke inside its range.
    private boolean blocked;

    /**
     * Begins to revoke.
     *
     * @param number its number
     * @param extent what it deletes
     * @param anchor a slot of the kernel with a copy of the capability
     * @param target the slot that keeps its capability, and what is mapped through it, if there is one
     */
    Revocation(long number, Extent extent, CapabilitySlot anchor, Optional<CapabilitySlot> target,
            PageMappings pageMappings) {
        this.pageMappings = pageMappings;
        this.number = number;
        this.extent = extent;
        this.anchor = anchor;
        object = anchor.capability();
        this.target = target;
    }

    long number() {
        return number;
    }

    CapabilitySlot anchor() {
        return anchor;
    }

    Phase phase() {
        return phase;
    }

    void setHome(int newHome) {
        home = Optional.of(newHome);
    }

    /** Returns whether a core that waits forgets by itself what this core has had of an object. */
    boolean isForgottenBy(int core, Capability object) {
        return home.filter(waiting -> waiting == core).isPresent() && covers(object);
    }

    /** Returns whether the capabilities of other cores are deleted, too. */
    boolean isOnAllCores() {
        return extent == Extent.ALL_CORES || extent == Extent.ALL_CORES_FOR_LENDER;
    }

    /** Returns whether a capability is kept for the home of its object, which has not finished. */
    boolean isKeptForHome() {
        return hasTarget() && (extent == Extent.CORE_FOR_HOME || extent == Extent.ALL_CORES_FOR_LENDER);
    }

    /** Returns whether the capability that it has kept is deleted. */
    boolean isAbandoned() {
        return phase == Phase.KEEPING && target.isEmpty();
    }

    /** Returns whether work on this core is left. */
    boolean hasWork() {
        return phase != Phase.WAITING && phase != Phase.KEEPING && !blocked;
    }

    /** All is deleted on this core. */
    void startKeeping() {
        phase = Phase.KEEPING;
        position = Optional.empty();
    }

    /** Returns whether the monitor is told when it has finished its work on this core. */
    boolean isForMonitor() {
        return extent != Extent.CORE;
    }

    /** The slot that keeps its capability, if it still has it. */
    Optional<CapabilitySlot> target() {
        return target;
    }

    /** Returns whether the slot that keeps its capability still has it. */
    boolean hasTarget() {
        return target.isPresent();
    }

    /** The cores that have copies or descendants, or are the home of some. */
    NavigableSet<Integer> holders() {
        return holders;
    }

    /** The capabilities of this core are deleted. */
    void startWaiting() {
        phase = Phase.WAITING;
        position = Optional.empty();
    }

    /** The other cores have deleted theirs, except the copies of the capability that one core keeps. */
    void goOn(Optional<Integer> newKeptCore) {
        phase = Phase.REMOTE;
        keptCore = newKeptCore;
    }

    void setBlocked(boolean newBlocked) {
        blocked = newBlocked;
    }

    /** Returns whether this keeps the capability in a slot: that which is revoked, or a mapping made through it. */
    boolean keeps(CapabilitySlot slot) {
        return slot == anchor || target.isPresent()
                && (target.get() == slot || pageMappings.isMappedThrough(slot, target.get()));
    }

    /** Returns whether this deletes the capability in a slot. */
    boolean covers(CapabilitySlot slot) {
        return !keeps(slot) && covers(slot.capability());
    }

    /** Returns whether this deletes capabilities to an object, except those that it keeps. */
    boolean covers(Capability capability) {
        return Relations.isSameObject(capability, object) || Relations.isDescendant(capability, object);
    }

    /**
     * Returns whether another revoke has to be complete before this one: one inside its range, or an older one. A core
     * that is asked by another one waits only for what it finishes by itself, or two would wait for each other.
     */
    boolean isAfter(Revocation other) {
        if (other == this || other.phase == Phase.KEEPING || extent == Extent.CORE_FOR_HOME && other.isOnAllCores()) {
            return false;
        }
        return Relations.isDescendant(other.object, object)
                || other.number < number && Relations.isSameObject(other.object, object);
    }

    /** Notes that a slot is emptied. */
    void onEmptied(CapabilitySlot slot) {
        target = target.filter(kept -> kept != slot);
        if (position.isPresent() && position.get() == slot) {
            position = Optional.empty();
        }
    }

    /**
     * The next slot to empty, if there is one. The search may end early because the budget is used up; then the slot is
     * not to be emptied.
     */
    Optional<CapabilitySlot> next(CapabilityRevocation all, StepBudget budget) {
        Optional<CapabilitySlot> next = position.isPresent()
                ? all.mappings().nextRelative(anchor, position.get())
                : all.mappings().firstRelative(anchor);
        while (budget.isLeft() && next.isPresent() && isPassedOver(next.get(), all)) {
            budget.onRead(1);
            position = next;
            next = all.mappings().nextRelative(anchor, next.get());
        }
        return next;
    }

    private boolean isPassedOver(CapabilitySlot slot, CapabilityRevocation all) {
        if (!slot.isRemote()) {
            return keeps(slot) || all.isAnchor(slot);
        }
        if (phase == Phase.LOCAL) {
            holders.add(slot.holder());
            return true;
        }
        return keptCore.filter(core -> core == slot.holder()).isPresent()
                && Relations.isSameObject(slot.capability(), anchor.capability());
    }
}
