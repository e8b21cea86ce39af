package org.barreleye.kpi.register.device;

import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterAccess;
import org.barreleye.kpi.register.RegisterLayout;

/** The registers of a DMA engine. */
public enum DmaRegister implements Register {
    /** The address of the bytes to copy, as the engine uses addresses. */
    SOURCE(0x00, 64, RegisterAccess.WRITE_ONLY),
    /** The address of their copy; the two ranges do not overlap. */
    TARGET(0x08, 64, RegisterAccess.WRITE_ONLY),
    /** Their number, a multiple of 8 from 8 to {@link #MAX_BYTES}. */
    BYTES(0x10, 64, RegisterAccess.WRITE_ONLY),
    /** Any number begins a transfer, unless one is going on. */
    START(0x18, 64, RegisterAccess.WRITE_ONLY),
    /** {@link #IDLE}, {@link #BUSY}, {@link #DONE} or {@link #FAILED}. */
    STATUS(0x20, 64, RegisterAccess.READ_ONLY);

    /** Nothing was started yet. */
    public static final long IDLE = 0;

    /** A transfer is going on. */
    public static final long BUSY = 1;

    /** The last transfer was over, and well. */
    public static final long DONE = 2;

    /**
     * The last transfer could not be done: it was not aligned to 8, too long, overlapped, went to no reachable memory
     * or was refused; or the engine is faulty.
     */
    public static final long FAILED = 3;

    /** The most bytes of a transfer. */
    public static final int MAX_BYTES = 1 << 20;

    private final RegisterLayout layout;

    DmaRegister(int offset, int bits, RegisterAccess access) {
        layout = new RegisterLayout(offset, bits, access);
    }

    @Override
    public RegisterLayout layout() {
        return layout;
    }
}
