package org.barreleye.cpudriver.capability;

import java.util.Optional;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;

/** A place that holds one capability or none. Whatever it holds is in the mapping database, and the other way round. */
public final class CapabilitySlot implements Copyable {
    private final long ordinal;
    // Null is an empty slot; it does not leave this class.
    private Capability capability;
    // What all copies of the capability on this core know together; null if it has never left a core.
    private RemoteReferenceCount remoteCount;

    /**
     * Makes an empty slot.
     *
     * @param ordinal distinguishes the slots of one core; orders copies of one capability
     */
    public CapabilitySlot(long ordinal) {
        this.ordinal = ordinal;
    }

    /** Whether the slot holds nothing. */
    public boolean isEmpty() {
        return capability == null;
    }

    /** What the slot holds. */
    public Capability capability() {
        if (capability == null) {
            throw new KernelBug("somebody looked for a capability in an empty slot");
        }
        return capability;
    }

    long ordinal() {
        return ordinal;
    }

    /** Whether copies of the capability, or something made of it, may be on other cores. */
    public boolean isDelegated() {
        return remoteCount != null && remoteCount.isDelegated();
    }

    /** Whether another core answers for what the capability stands for. */
    public boolean isForeign() {
        return remoteCount != null && remoteCount.isForeign();
    }

    /** What this core knows of the capability on others, if it knows anything. */
    public Optional<RemoteReferenceCount> remoteCount() {
        return Optional.ofNullable(remoteCount);
    }

    /** Knows from now on what its copies know. */
    public void shareRemoteCount(RemoteReferenceCount count) {
        remoteCount = count;
    }

    /** Puts a capability into this slot, and the slot into the database. */
    public void fill(Capability newCapability, MappingDatabase<CapabilitySlot> database) {
        if (capability != null) {
            throw new KernelBug("a slot is filled only when it is empty, this one holds " + capability);
        }
        capability = newCapability;
        database.insert(this);
    }

    /** Takes the slot out of the database and empties it. */
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
