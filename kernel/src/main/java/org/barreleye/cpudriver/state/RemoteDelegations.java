package org.barreleye.cpudriver.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.ObjectKey;
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
    private final SortedMap<ObjectKey, RemoteReferenceCount> counts = new TreeMap<>();
    // Slots outside all capability spaces, with capabilities that other cores have; at most one for each object.
    private final SortedMap<ObjectKey, CapabilitySlot> retained = new TreeMap<>();
    // Slots that need not be retained any more.
    private final Deque<CapabilitySlot> releasable = new ArrayDeque<>();
    private final Deque<Release> pendingReleases = new ArrayDeque<>();

    RemoteDelegations(KernelControlBlock control) {
        this.control = control;
    }

    /** Returns whether other cores may have copies or descendants of a capability, delegated by this core. */
    boolean isDelegated(Capability capability) {
        return countOf(capability).filter(RemoteReferenceCount::isDelegated).isPresent();
    }

    /** Returns whether another core owns the object of a capability. */
    boolean isForeign(Capability capability) {
        return countOf(capability).filter(RemoteReferenceCount::isForeign).isPresent();
    }

    /** Returns whether a capability, which this core owns, or a descendant of it was delegated to another core. */
    boolean isAnyDelegated(Capability capability) {
        ObjectKey key = ObjectKey.of(capability);
        for (var entry : counts.tailMap(key).entrySet()) {
            if (!key.equals(entry.getKey()) && !key.contains(entry.getKey())) {
                return false;
            }
            if (entry.getValue().isDelegated()) {
                return true;
            }
        }
        return false;
    }

    private Optional<RemoteReferenceCount> countOf(Capability capability) {
        return counts.isEmpty() ? Optional.empty() : Optional.ofNullable(counts.get(ObjectKey.of(capability)));
    }

    /**
     * Returns whether the last copy of a capability must be retained: it is delegated to other cores, or it is foreign
     * and descendants of it are left here.
     */
    boolean mustRetain(CapabilitySlot last) {
        return isDelegated(last.capability())
                || isForeign(last.capability()) && control.mappings().hasDescendants(last);
    }

    /** Returns whether a slot is retained for other cores. */
    boolean isRetained(CapabilitySlot slot) {
        return !retained.isEmpty() && !slot.isEmpty() && retained.get(ObjectKey.of(slot.capability())) == slot;
    }

    /** Adds an empty slot for a capability that must be retained. */
    CapabilitySlot addRetained(Capability capability) {
        CapabilitySlot slot = control.newSlot();
        retained.put(ObjectKey.of(capability), slot);
        return slot;
    }

    /** Queues the release of a foreign capability to its parent. The last slot with it is about to be emptied. */
    void onLastCopyDeleted(CapabilitySlot last) {
        Capability capability = last.capability();
        countOf(capability).ifPresent(count -> {
            count.parentToNotify().ifPresent(
                    core -> pendingReleases.add(new Release(capability, core, count.takeReceived())));
            counts.remove(ObjectKey.of(capability));
        });
    }

    /** The retained slot with the nearest ancestor of a capability, if there is one. The slot is not yet emptied. */
    Optional<CapabilitySlot> retainedAncestor(CapabilitySlot slot) {
        return retained.isEmpty() ? Optional.empty() : control.mappings().ancestor(slot).filter(this::isRetained);
    }

    /** Gives up a retained capability if the descendant that was just deleted was the last reason to retain it. */
    void onDescendantDeleted(CapabilitySlot ancestor) {
        if (!mustRetain(ancestor)) {
            release(ancestor.capability());
        }
    }

    private void release(Capability capability) {
        CapabilitySlot slot = retained.remove(ObjectKey.of(capability));
        if (slot != null) {
            releasable.add(slot);
        }
    }

    /** Removes and returns a slot that need not be retained any more, if there is one. */
    Optional<CapabilitySlot> pollReleasable() {
        return Optional.ofNullable(releasable.poll());
    }

    /** Returns whether there is a slot that need not be retained any more. */
    boolean hasReleasable() {
        return !releasable.isEmpty();
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
        if (returning) {
            countOf(capability).ifPresent(count -> count.decrement(releases));
        } else if (control.owns(capability) || !countFor(capability).receiveFrom(from)) {
            pendingReleases.add(new Release(capability, from, 1));
        }
        countOf(capability).filter(RemoteReferenceCount::isUnused)
                .ifPresent(unused -> counts.remove(ObjectKey.of(capability)));
        if (!isDelegated(capability)) {
            release(capability);
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
        RemoteReferenceCount count = countFor(slot.capability());
        boolean returning = count.isParent(to);
        boolean releasesAll = returning && !control.mappings().hasCopies(slot) && !mustRetain(slot);
        int releases = releasesAll ? count.takeReceived() : 0;
        if (!returning) {
            count.delegate();
        }
        control.deletion().delete(slot);
        return new Delegation(returning, releases);
    }

    private RemoteReferenceCount countFor(Capability capability) {
        return counts.computeIfAbsent(ObjectKey.of(capability), key -> new RemoteReferenceCount());
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
