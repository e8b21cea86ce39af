package org.barreleye.cpudriver.capability;

import java.util.Optional;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;

/** A place for one capability. The slot is in the mapping database exactly while it is occupied. */
public final class CapabilitySlot implements Copyable {
    private final long ordinal;
    // Null in an empty slot.
    private Capability capability;
    // Shared by all copies of the capability on this core; null if it was never on another core.
    private RemoteReferenceCount remoteCount;

    /**
     * Makes an empty slot.
     *
     * @param ordinal distinguishes the slots of one core; orders copies of one capability
     */
    public CapabilitySlot(long ordinal) {
        this.ordinal = ordinal;
    }

    /** Returns whether the slot is empty. */
    public boolean isEmpty() {
        return capability == null;
    }

    /** The capability in the slot, which must be occupied. */
    public Capability capability() {
        if (capability == null) {
            throw new KernelBug("an empty slot has no capability");
        }
        return capability;
    }

    long ordinal() {
        return ordinal;
    }

    /** Returns whether other cores may have copies or descendants of the capability, delegated by this core. */
    public boolean isDelegated() {
        return remoteCount != null && remoteCount.isDelegated();
    }

    /** Returns whether another core owns the object of the capability. */
    public boolean isForeign() {
        return remoteCount != null && remoteCount.isForeign();
    }

    /** The count of the capability's delegations between cores, if there were any. */
    public Optional<RemoteReferenceCount> remoteCount() {
        return Optional.ofNullable(remoteCount);
    }

    /** Shares the count of the copies of the capability. */
    public void shareRemoteCount(RemoteReferenceCount count) {
        remoteCount = count;
    }

    /** Puts a capability into this slot, which must be empty, and inserts the slot into the database. */
    public void fill(Capability newCapability, MappingDatabase<CapabilitySlot> database) {
        if (capability != null) {
            throw new KernelBug("only an empty slot is filled, this one holds " + capability);
        }
        capability = newCapability;
        database.insert(this);
    }

    /** Removes the slot from the database and empties it. */
    public void empty(MappingDatabase<CapabilitySlot> database) {
        database.remove(this);
        capability = null;
        remoteCount = null;
    }

    @Override
    public String toString() {
        return isEmpty() ? "empty slot" : capability.toString();
    }
}
