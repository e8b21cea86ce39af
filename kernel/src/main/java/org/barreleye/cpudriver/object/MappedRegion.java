package org.barreleye.cpudriver.object;

import org.barreleye.kpi.state.Copyable;

/** A frame that a dispatcher has mapped through one capability slot. Emptying the slot unmaps it. */
public final class MappedRegion implements Copyable {
    private final long base;
    private final long bytes;
    private final boolean writable;

    /** Describes a mapped frame. */
    public MappedRegion(long base, long bytes, boolean writable) {
        this.base = base;
        this.bytes = bytes;
        this.writable = writable;
    }

    /** Returns whether these bytes lie inside, and may be written if {@code write} is set. */
    public boolean allows(long address, int length, boolean write) {
        long offset = address - base;
        return (writable || !write) && offset >= 0 && offset <= bytes - length;
    }
}
