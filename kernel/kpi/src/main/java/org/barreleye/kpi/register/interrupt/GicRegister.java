package org.barreleye.kpi.register.interrupt;

import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterAccess;
import org.barreleye.kpi.register.RegisterLayout;

/**
 * The registers of a GIC-like distributor and its core interfaces. Bit n of a bit register is line n. {@link
 * #PRIORITY_MASK} and {@link #ACKNOWLEDGE} belong to the core that accesses them. At power-on all lines are disabled
 * and level-triggered, with priority 0 at the first core.
 *
 * <p>The controller interrupts a core, by one vector for all lines, when a line becomes deliverable: enabled, pending,
 * not active, and of a smaller priority number than the core's mask and all of its active lines. The core reads {@link
 * #ACKNOWLEDGE}, which makes the line active, until {@link #END_OF_INTERRUPT}.
 */
public enum GicRegister implements Register {
    /** The number of lines. */
    LINES(0x00, 32, RegisterAccess.READ_ONLY),
    /** Ones enable lines, zeros change nothing. Read: the enabled lines. */
    ENABLE(0x08, 64, RegisterAccess.READ_WRITE),
    /** Ones disable lines. */
    DISABLE(0x10, 64, RegisterAccess.WRITE_ONLY),
    /** The lines that want attention: active inputs, or edges that were not acknowledged yet. */
    PENDING(0x18, 64, RegisterAccess.READ_ONLY),
    /** The lines that were acknowledged and whose interrupt has not ended. */
    ACTIVE(0x20, 64, RegisterAccess.READ_ONLY),
    /** One: the line is edge-triggered. Zero: level-triggered. */
    EDGE(0x28, 64, RegisterAccess.READ_WRITE),
    /** The line that {@link #PRIORITY} and {@link #TARGET} are about. */
    SELECT(0x30, 32, RegisterAccess.READ_WRITE),
    /** Its priority, 0 to 255; 0 is the most urgent. */
    PRIORITY(0x38, 32, RegisterAccess.READ_WRITE),
    /** The number of the core that it interrupts. A core that the controller does not reach is never interrupted. */
    TARGET(0x40, 32, RegisterAccess.READ_WRITE),
    /** Lines of this priority number or a larger one do not interrupt this core; 255 at power-on. */
    PRIORITY_MASK(0x48, 32, RegisterAccess.READ_WRITE),
    /**
     * The deliverable line of the smallest priority number for this core, of two the lower line, which becomes active;
     * or {@link #SPURIOUS}.
     */
    ACKNOWLEDGE(0x50, 32, RegisterAccess.READ_ONLY),
    /** The number of a line whose interrupt has ended. */
    END_OF_INTERRUPT(0x58, 32, RegisterAccess.WRITE_ONLY);

    /** The value of {@link #ACKNOWLEDGE} when no line is deliverable. */
    public static final int SPURIOUS = 1_023;

    private final RegisterLayout layout;

    GicRegister(int offset, int bits, RegisterAccess access) {
        layout = new RegisterLayout(offset, bits, access);
    }

    @Override
    public RegisterLayout layout() {
        return layout;
    }
}
