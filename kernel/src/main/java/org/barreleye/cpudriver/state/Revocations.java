package org.barreleye.cpudriver.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.state.Copyable;

/** The revokes that a core works on, the oldest first. */
final class Revocations implements Copyable {
    private final List<Revocation> revocations = new ArrayList<>();

    List<Revocation> all() {
        return revocations;
    }

    void add(Revocation revocation) {
        revocations.add(revocation);
    }

    /** Removes one, for which others may have waited. */
    void remove(Revocation revocation) {
        revocations.remove(revocation);
        unblock();
    }

    /** Lets all go on: one for which others may have waited is complete on this core. */
    void unblock() {
        revocations.forEach(other -> other.setBlocked(false));
    }

    /** The oldest one that has work to do on this core. */
    Optional<Revocation> nextWithWork() {
        return revocations.isEmpty() ? Optional.empty()
                : revocations.stream().filter(Revocation::hasWork).findFirst();
    }

    Optional<Revocation> inPhase(Revocation.Phase phase, long number) {
        return revocations.stream()
                .filter(revocation -> revocation.number() == number && revocation.phase() == phase)
                .findFirst();
    }

    /** Returns whether one of them deletes the capability in a slot. */
    boolean cover(CapabilitySlot slot) {
        return !revocations.isEmpty() && revocations.stream().anyMatch(revocation -> revocation.covers(slot));
    }

    /** Returns whether one of them deletes the capabilities to an object, apart from one that it keeps. */
    boolean cover(Capability capability) {
        return !revocations.isEmpty() && revocations.stream().anyMatch(revocation -> revocation.covers(capability));
    }

    /** The oldest one that keeps the capability in a slot. */
    Optional<Revocation> thatKeeps(CapabilitySlot slot) {
        return revocations.isEmpty() ? Optional.empty()
                : revocations.stream().filter(revocation -> revocation.keeps(slot)).findFirst();
    }

    /** Returns whether a slot holds the copy by which one of them keeps its object. */
    boolean isAnchor(CapabilitySlot slot) {
        return revocations.stream().anyMatch(revocation -> revocation.anchor() == slot);
    }
}
