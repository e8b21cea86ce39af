package org.barreleye.cpudriver.capability;

import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;

/** A place for one capability. The slot is in the mapping database exactly while it is occupied. */
public final class CapabilitySlot implements Copyable {
    private final long ordinal;
    // Null in an empty slot.
    private Capability capability;

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

    /** Its number, which distinguishes the slots of one core. */
    public long ordinal() {
        return ordinal;
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
    }

    @Override
    public String toString() {
        return isEmpty() ? "empty slot" : capability.toString();
    }
}
