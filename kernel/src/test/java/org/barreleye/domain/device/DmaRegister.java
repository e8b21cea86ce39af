package org.barreleye.domain.device;

import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterAccess;
import org.barreleye.machine.device.Dma;

/** The registers of the DMA engine. */
enum DmaRegister implements Register {
    SOURCE(Dma.SOURCE, RegisterAccess.WRITE_ONLY),
    TARGET(Dma.TARGET, RegisterAccess.WRITE_ONLY),
    BYTES(Dma.BYTES, RegisterAccess.WRITE_ONLY),
    START(Dma.START, RegisterAccess.WRITE_ONLY),
    STATUS(Dma.STATUS, RegisterAccess.READ_ONLY);

    private final int offset;
    private final RegisterAccess access;

    DmaRegister(int offset, RegisterAccess access) {
        this.offset = offset;
        this.access = access;
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public int bits() {
        return Long.SIZE;
    }

    @Override
    public RegisterAccess access() {
        return access;
    }
}
