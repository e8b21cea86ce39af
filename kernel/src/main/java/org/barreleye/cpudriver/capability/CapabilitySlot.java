package org.barreleye.cpudriver.capability;

import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;

/**
 * A place for one capability, or a remote entry, which stands for the capabilities of another core. The slot is in the
 * mapping database exactly while it is occupied.
 */
public final class CapabilitySlot implements Copyable {
    private static final int THIS_CORE = -1;

    private final long ordinal;
    private final int holder;
    // Null in an empty slot.
    private Capability capability;
    // The kernel object of the capability, once it was looked up: it exists as long as the capability. Null before.
    private Copyable object;

    /**
     * Makes an empty slot.
     *
     * @param ordinal distinguishes the slots of one core; orders copies of one capability
     */
    public CapabilitySlot(long ordinal) {
        this(ordinal, THIS_CORE);
    }

    private CapabilitySlot(long ordinal, int holder) {
        this.ordinal = ordinal;
        this.holder = holder;
    }

    /**
     * Makes an empty slot for a remote entry: it stands in the database for the capabilities to one object that another
     * core has.
     *
     * @param ordinal its number on this core
     * @param holder the other core
     */
    public static CapabilitySlot ofRemote(long ordinal, int holder) {
        return new CapabilitySlot(ordinal, holder);
    }

    /** Makes a slot for questions to the database, in which it is never inserted. */
    public static CapabilitySlot ofQuestion(Capability capability) {
        CapabilitySlot slot = new CapabilitySlot(Long.MAX_VALUE);
        slot.capability = capability;
        return slot;
    }

    /** Returns whether this is a remote entry, and no capability of this core. */
    public boolean isRemote() {
        return holder != THIS_CORE;
    }

    /** The core whose capabilities a remote entry stands for. */
    public int holder() {
        return holder;
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

    /** The kernel object of the capability, if it was looked up since the slot was filled; null otherwise. */
    public Copyable object() {
        return object;
    }

    /** Remembers the kernel object of the capability until the slot is emptied. */
    public void setObject(Copyable found) {
        object = found;
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
        object = null;
    }

    @Override
    public String toString() {
        return isEmpty() ? "empty slot" : capability + (isRemote() ? " of core " + holder : "");
    }
}
