package org.barreleye.kpi.register.device;

import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterAccess;
import org.barreleye.kpi.register.RegisterLayout;

/** The registers of a serial line. */
public enum UartRegister implements Register {
    /**
     * Written: a byte to send; lost if there is no room. Read: the next byte that came in, {@link #END_OF_INPUT}, or
     * {@link #NOTHING_YET}.
     */
    DATA(0x00, 32, RegisterAccess.READ_WRITE),
    /** The number of further bytes that it takes at the moment. */
    ROOM(0x08, 32, RegisterAccess.READ_ONLY),
    /** The number of bytes that have come in and were not read. */
    WAITING(0x10, 32, RegisterAccess.READ_ONLY);

    /** The value of {@link #DATA} at the end of input. */
    public static final long END_OF_INPUT = 0xffff_ffffL;
    /** The value of {@link #DATA} while nothing was typed at the terminal. */
    public static final long NOTHING_YET = 0xffff_fffeL;

    private final RegisterLayout layout;

    UartRegister(int offset, int bits, RegisterAccess access) {
        layout = new RegisterLayout(offset, bits, access);
    }

    @Override
    public RegisterLayout layout() {
        return layout;
    }
}
