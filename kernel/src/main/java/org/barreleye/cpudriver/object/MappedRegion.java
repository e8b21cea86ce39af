package org.barreleye.cpudriver.object;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.kpi.state.Copyable;

/** A frame that a dispatcher has mapped through one capability slot. Emptying the slot unmaps it. */
public final class MappedRegion implements Copyable {
    private final CapabilitySlot source;
    private final long base;
    private final long bytes;
    private final boolean writable;

    /** Describes a mapped frame whose capability is in a slot. */
    public MappedRegion(CapabilitySlot source, long base, long bytes, boolean writable) {
        this.source = source;
        this.base = base;
        this.bytes = bytes;
        this.writable = writable;
    }

    /** The slot of the frame. */
    public CapabilitySlot source() {
        return source;
    }

    /** Its packed canonical address. */
    public long base() {
        return base;
    }

    /** Its size. */
    public long bytes() {
        return bytes;
    }

    /** Returns whether it may be written to. */
    public boolean isWritable() {
        return writable;
    }

    /** Returns whether these bytes lie inside, and may be written if {@code write} is set. */
    public boolean allows(long address, int length, boolean write) {
        long offset = address - base;
        return (writable || !write) && offset >= 0 && offset <= bytes - length;
    }
}
