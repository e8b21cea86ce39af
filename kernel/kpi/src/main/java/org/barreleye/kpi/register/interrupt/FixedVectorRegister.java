package org.barreleye.kpi.register.interrupt;

import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterAccess;
import org.barreleye.kpi.register.RegisterLayout;

/**
 * The registers of a fixed-vector controller: line n has the vector of line 0 plus n, at one core. Bit n of a bit
 * register is line n. At power-on all lines are masked and edge-triggered.
 *
 * <p>Delivering a line sets its bit in {@link #IN_SERVICE}; it is not delivered again before {@link #END_OF_INTERRUPT}.
 */
public enum FixedVectorRegister implements Register {
    /** The number of lines. */
    LINES(0x00, 32, RegisterAccess.READ_ONLY),
    /** One: the line is not delivered. */
    MASK(0x08, 64, RegisterAccess.READ_WRITE),
    /** One: the line is level-triggered. Zero: edge-triggered. */
    LEVEL(0x10, 64, RegisterAccess.READ_WRITE),
    /** The lines that want attention: active ones, or those with an edge that was not delivered yet. */
    REQUEST(0x18, 64, RegisterAccess.READ_ONLY),
    /** The lines that were delivered and whose interrupt has not ended. */
    IN_SERVICE(0x20, 64, RegisterAccess.READ_ONLY),
    /** The number of a line whose interrupt has ended. */
    END_OF_INTERRUPT(0x28, 32, RegisterAccess.WRITE_ONLY);

    private final RegisterLayout layout;

    FixedVectorRegister(int offset, int bits, RegisterAccess access) {
        layout = new RegisterLayout(offset, bits, access);
    }

    @Override
    public RegisterLayout layout() {
        return layout;
    }
}
