package org.barreleye.cpudriver.object;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.kpi.state.Copyable;

/** Memory that a dispatcher may touch, because of one Frame capability; gone as soon as that slot is emptied. */
public final class MappedRegion implements Copyable {
    private final CapabilitySlot sourceSlot;
    private final long base;
    private final long bytes;
    private final boolean writable;

    /** Describes a region. */
    public MappedRegion(CapabilitySlot sourceSlot, long base, long bytes, boolean writable) {
        this.sourceSlot = sourceSlot;
        this.base = base;
        this.bytes = bytes;
        this.writable = writable;
    }

    /** The slot whose capability allows it. */
    public CapabilitySlot sourceSlot() {
        return sourceSlot;
    }

    /** Whether these bytes lie inside, and may be written if that is asked. */
    public boolean allows(long address, int length, boolean write) {
        long offset = address - base;
        return (writable || !write) && offset >= 0 && offset <= bytes - length;
    }
}
