package org.barreleye.cpudriver.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.RemoteReferenceCount;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.state.Copyable;

/**
 * The capabilities that were delegated to other cores and received from them, tracked by indirect reference counting
 * (Piquer 1991); the count itself is {@link RemoteReferenceCount}. A capability that other cores have is retained in a
 * slot outside all capability spaces when its last copy on this core is deleted, so its memory stays in use until the
 * other cores release it.
 */
public final class RemoteDelegations implements Copyable {
    private final KernelControlBlock control;
    // Slots outside all capability spaces, with capabilities that other cores have.
    private final List<CapabilitySlot> unreachable;
    private final Deque<Release> pendingReleases;

    RemoteDelegations(KernelControlBlock control) {
        this.control = control;
        unreachable = new ArrayList<>();
        pendingReleases = new ArrayDeque<>();
    }

    /**
     * Returns whether the last copy of a capability must be retained: it is delegated to other cores, or it is foreign
     * and descendants of it are left here.
     */
    boolean mustRetain(CapabilitySlot last) {
        return last.isDelegated() || last.isForeign() && control.mappings().hasDescendants(last);
    }

    /** Adds an empty slot for a capability that must be retained. */
    CapabilitySlot addUnreachable() {
        CapabilitySlot retained = control.newSlot();
        unreachable.add(retained);
        return retained;
    }

    /** Queues the release of a foreign capability to its parent. The last slot with it is about to be emptied. */
    void onLastCopyDeleted(CapabilitySlot last) {
        last.remoteCount().ifPresent(remoteCount -> remoteCount.parentToNotify().ifPresent(
                core -> pendingReleases.add(new Release(last.capability(), core, remoteCount.takeReceived()))));
    }

    /** The retained slot with the nearest ancestor of a capability, if there is one. The slot is not yet emptied. */
    Optional<CapabilitySlot> retainedAncestor(CapabilitySlot slot) {
        return unreachable.isEmpty() ? Optional.empty()
                : control.mappings().ancestor(slot).filter(unreachable::contains);
    }

    /** Deletes a retained capability if the descendant that was just deleted was the last reason to retain it. */
    void onDescendantDeleted(CapabilitySlot retained) {
        if (!mustRetain(retained) && unreachable.remove(retained)) {
            control.deletion().delete(retained);
        }
    }

    /** Removes and returns the oldest pending release, if there is one. */
    public Optional<Release> pollRelease() {
        return Optional.ofNullable(pendingReleases.poll());
    }

    /**
     * Inserts a capability that another core described into an empty slot. It is foreign unless this core owns its
     * memory.
     *
     * @param from that core
     * @param returning whether this core delegated it to that core before
     * @param releases how many of these delegations end with this
     */
    public void receive(CapabilitySlot slot, Capability capability, int from, boolean returning, int releases) {
        control.insert(slot, capability);
        if (Relations.size(capability) == 0) {
            return; // has no memory that could be used twice
        }
        if (!returning) {
            if (control.owns(capability) || !remoteCountOf(slot).receiveFrom(from)) {
                pendingReleases.add(new Release(capability, from, 1));
            }
        } else {
            slot.remoteCount().ifPresent(remoteCount -> remoteCount.decrement(releases));
        }
        if (!slot.isDelegated()) {
            releaseRetained(slot);
        }
    }

    private void releaseRetained(CapabilitySlot slot) {
        for (CapabilitySlot copy : control.mappings().copies(slot)) {
            if (unreachable.remove(copy)) {
                control.deletion().delete(copy);
            }
        }
    }

    /**
     * Empties a slot whose capability is sent to another core, and counts the delegation.
     *
     * @return whether it returns to its parent, and how many delegations that releases
     */
    public Delegation delegate(CapabilitySlot slot, int to) {
        if (Relations.size(slot.capability()) == 0) {
            control.deletion().delete(slot);
            return new Delegation(false, 0);
        }
        RemoteReferenceCount remoteCount = remoteCountOf(slot);
        boolean returning = remoteCount.isParent(to);
        boolean releasesAll = returning && !control.mappings().hasCopies(slot) && !mustRetain(slot);
        int releases = releasesAll ? remoteCount.takeReceived() : 0;
        if (!returning) {
            remoteCount.delegate();
        }
        control.deletion().delete(slot);
        return new Delegation(returning, releases);
    }

    private RemoteReferenceCount remoteCountOf(CapabilitySlot slot) {
        RemoteReferenceCount remoteCount = slot.remoteCount().orElseGet(RemoteReferenceCount::new);
        if (slot.remoteCount().isEmpty()) {
            slot.shareRemoteCount(remoteCount);
            control.mappings().copies(slot).forEach(copy -> copy.shareRemoteCount(remoteCount));
        }
        return remoteCount;
    }

    /**
     * The result of a delegation.
     *
     * @param returning whether the capability returned to the core from which it was received
     * @param releases how many delegations of that core end with this
     */
    public record Delegation(boolean returning, int releases) {}

    /**
     * The release of a foreign capability, for the core from which it was received.
     *
     * @param capability the capability; neither copies nor descendants are left here, or another core keeps its object
     * @param core the number of that core
     * @param releases how many delegations of that core end with this
     */
    public record Release(Capability capability, int core, int releases) {}
}
