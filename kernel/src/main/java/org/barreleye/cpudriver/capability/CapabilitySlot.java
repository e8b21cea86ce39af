package org.barreleye.cpudriver.capability;

import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** A place that holds one capability or none. Whatever it holds is in the mapping database, and the other way round. */
public final class CapabilitySlot implements Copyable {
    private final long ordinal;
    // Null is an empty slot; it does not leave this class.
    private Capability capability;

    /**
     * Makes an empty slot.
     *
     * @param ordinal distinguishes the slots of one core; orders copies of one capability
     */
    public CapabilitySlot(long ordinal) {
        this.ordinal = ordinal;
    }

    private CapabilitySlot(CapabilitySlot source, Copier copier) {
        copier.enter(source, this);
        ordinal = source.ordinal;
        capability = source.capability;
    }

    @Override
    public CapabilitySlot copy(Copier copier) {
        return new CapabilitySlot(this, copier);
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

    /** Puts a capability into this slot, and the slot into the database. */
    public void fill(Capability with, MappingDatabase<CapabilitySlot> database) {
        if (capability != null) {
            throw new KernelBug("a slot is filled only when it is empty, this one holds " + capability);
        }
        capability = with;
        database.insert(this);
    }

    /** Takes the slot out of the database and empties it. */
    public void empty(MappingDatabase<CapabilitySlot> database) {
        database.remove(this);
        capability = null;
    }

    @Override
    public String toString() {
        return isEmpty() ? "empty slot" : capability.toString();
    }
}
