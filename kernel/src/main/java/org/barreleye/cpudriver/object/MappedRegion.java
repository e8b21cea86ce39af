package org.barreleye.cpudriver.object;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** Memory that a dispatcher may touch, because of one Frame capability; gone as soon as that slot is emptied. */
public final class MappedRegion implements Copyable {
    private final CapabilitySlot because;
    private final long base;
    private final long bytes;
    private final boolean writable;

    /** Describes a region. */
    public MappedRegion(CapabilitySlot because, long base, long bytes, boolean writable) {
        this.because = because;
        this.base = base;
        this.bytes = bytes;
        this.writable = writable;
    }

    private MappedRegion(MappedRegion source, Copier copier) {
        copier.enter(source, this);
        because = copier.of(source.because);
        base = source.base;
        bytes = source.bytes;
        writable = source.writable;
    }

    @Override
    public MappedRegion copy(Copier copier) {
        return new MappedRegion(this, copier);
    }

    /** The slot whose capability allows it. */
    public CapabilitySlot because() {
        return because;
    }

    /** Whether these bytes lie inside, and may be written if that is asked. */
    public boolean allows(long address, int length, boolean write) {
        long offset = address - base;
        return (writable || !write) && offset >= 0 && offset <= bytes - length;
    }
}
