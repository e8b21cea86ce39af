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
 * Where capabilities leave a core and come to it. The core remembers what others have from it, even when nobody here
 * can reach it any more: its memory stays in use until it has come back.
 */
public final class RemoteDelegations implements Copyable {
    private final KernelControlBlock control;
    // What others have and nobody here can reach.
    private final List<CapabilitySlot> unreachable;
    private final Deque<Release> pendingReleases;

    RemoteDelegations(KernelControlBlock control) {
        this.control = control;
        unreachable = new ArrayList<>();
        pendingReleases = new ArrayDeque<>();
    }

    /**
     * Whether a slot may not be emptied without a trace although it is the last with its capability: others have it
     * from here, or something is left that was made of what others answer for.
     */
    boolean mustRetain(CapabilitySlot last) {
        return last.isDelegated() || last.isForeign() && control.mappings().hasDescendants(last);
    }

    /** A place for what others have and nobody here can reach any more. */
    CapabilitySlot retainUnreachable(long ordinal) {
        CapabilitySlot retained = new CapabilitySlot(ordinal);
        unreachable.add(retained);
        return retained;
    }

    /** The last slot with a capability is about to be emptied: whoever it had come from can know. */
    void onLastCopyDeleted(CapabilitySlot last) {
        last.remoteCount().ifPresent(remoteCount -> remoteCount.parentToNotify().ifPresent(
                core -> pendingReleases.add(new Release(last.capability(), core, remoteCount.takeReceived()))));
    }

    /**
     * The place of what a slot's capability was made of, if nobody here can reach that; asked before the slot is
     * emptied.
     */
    Optional<CapabilitySlot> retainedAncestor(CapabilitySlot slot) {
        return unreachable.isEmpty() ? Optional.empty()
                : control.mappings().ancestor(slot).filter(unreachable::contains);
    }

    /** Something made of what is in a place has gone: if it was the last, the place need not be kept. */
    void onDescendantDeleted(CapabilitySlot retained) {
        if (!mustRetain(retained) && unreachable.remove(retained)) {
            control.delete(retained);
        }
    }

    /** The oldest settlement that nobody has been told of, which is forgotten here; nothing if there is none. */
    public Optional<Release> pollRelease() {
        return Optional.ofNullable(pendingReleases.poll());
    }

    /**
     * Puts a capability into a slot that another core has described; who answers for it follows from where it lies.
     *
     * @param from that core
     * @param returning whether this core had handed it over
     * @param releases of how many times nothing is left elsewhere
     */
    public void receive(CapabilitySlot slot, Capability capability, int from, boolean returning, int releases) {
        control.insert(slot, capability);
        if (Relations.size(capability) == 0) {
            return; // stands for nothing that could be taken back
        }
        if (!returning) {
            if (!control.owns(capability)) {
                remoteCountOf(slot).receiveFrom(from);
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
                control.delete(copy);
            }
        }
    }

    /**
     * Empties a slot whose capability goes to another core.
     *
     * @return whether it goes back to where it had come from, and what that settles
     */
    public Delegation delegate(CapabilitySlot slot, int to) {
        if (Relations.size(slot.capability()) == 0) {
            control.delete(slot);
            return new Delegation(false, 0);
        }
        RemoteReferenceCount remoteCount = remoteCountOf(slot);
        boolean returning = remoteCount.isParent(to);
        boolean releasesAll = returning && !control.mappings().hasCopies(slot) && !mustRetain(slot);
        int releases = releasesAll ? remoteCount.takeReceived() : 0;
        if (!returning) {
            remoteCount.delegate();
        }
        control.delete(slot);
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
     * How a capability left.
     *
     * @param returning whether it went back to the core from which it had come
     * @param releases how many times of handing over that makes good
     */
    public record Delegation(boolean returning, int releases) {}

    /**
     * What can be told to a core from which a capability had come.
     *
     * @param capability of which nothing is left here
     * @param core the number of that core
     * @param releases how many times of handing over that makes good
     */
    public record Release(Capability capability, int core, int releases) {}
}
