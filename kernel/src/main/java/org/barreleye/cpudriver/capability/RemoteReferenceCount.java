package org.barreleye.cpudriver.capability;

import java.util.OptionalInt;
import org.barreleye.kpi.state.Copyable;

/**
 * The indirect reference count of a capability on one core, one for all its copies there (J. Piquer, "Indirect
 * reference counting: a distributed garbage collection algorithm", 1991).
 *
 * <p>Delegations form a tree: the parent of a core is the core from which it received the capability. A core counts its
 * own delegations that are not released yet, and how often it received the capability. It releases what it received to
 * its parent only when it has no copy, no descendant and no delegation of its own left. A core whose count is zero
 * therefore knows that no other core has the capability, and it has exchanged messages only with the cores to which it
 * delegated.
 */
public final class RemoteReferenceCount implements Copyable {
    private static final int NO_PARENT = -1;

    private int parent = NO_PARENT;
    private int received;
    private int delegated;

    /** Creates the count of a capability that was never on another core. */
    public RemoteReferenceCount() {}

    /** Returns whether the capability was received from another core, which owns the object or received it itself. */
    public boolean isForeign() {
        return parent != NO_PARENT;
    }

    /** Returns whether delegations of this core are not released yet. */
    public boolean isDelegated() {
        return delegated > 0;
    }

    /** Returns whether this core owns the object and no other core has it. */
    public boolean isUnused() {
        return !isForeign() && !isDelegated();
    }

    /**
     * Counts a capability received from another core, which becomes the parent if there is none.
     *
     * @return whether it is counted; false if another core is the parent: then this delegation is released at once, as
     *     the one of the parent keeps the object
     */
    public boolean receiveFrom(int core) {
        if (parent != NO_PARENT && parent != core) {
            return false;
        }
        parent = core;
        received++;
        return true;
    }

    /** Counts a delegation to another core, which is not the parent. */
    public void delegate() {
        delegated++;
    }

    /** Subtracts delegations that another core has released. */
    public void decrement(int releases) {
        delegated = Math.max(0, delegated - releases);
    }

    /** Returns whether a core is the parent. */
    public boolean isParent(int core) {
        return parent == core;
    }

    /** The parent, if there is one and delegations of it are not released yet. */
    public OptionalInt parentToNotify() {
        return parent >= 0 && received > 0 ? OptionalInt.of(parent) : OptionalInt.empty();
    }

    /** Takes the number of delegations to release to the parent; no copy is left on this core. */
    public int takeReceived() {
        int releases = received;
        received = 0;
        return releases;
    }
}
