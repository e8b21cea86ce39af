package org.barreleye.kpi.register.interrupt;

import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterAccess;
import org.barreleye.kpi.register.RegisterLayout;

/**
 * The registers of an interrupt bridge, whose output line is active as long as a bit of {@link #STATUS} is set that
 * {@link #MASK} does not mask. Bit n of a bit register is line n. At power-on all lines are masked.
 */
public enum BridgeRegister implements Register {
    /** The number of lines. */
    LINES(0x00, 32, RegisterAccess.READ_ONLY),
    /** One: the line does not activate the output. */
    MASK(0x08, 64, RegisterAccess.READ_WRITE),
    /** The lines that have become active. A bit that is cleared is set again at once if its line is active. */
    STATUS(0x10, 64, RegisterAccess.WRITE_ONE_TO_CLEAR),
    /** The lines that are active. */
    INPUT(0x18, 64, RegisterAccess.READ_ONLY);

    private final RegisterLayout layout;

    BridgeRegister(int offset, int bits, RegisterAccess access) {
        layout = new RegisterLayout(offset, bits, access);
    }

    @Override
    public RegisterLayout layout() {
        return layout;
    }
}
