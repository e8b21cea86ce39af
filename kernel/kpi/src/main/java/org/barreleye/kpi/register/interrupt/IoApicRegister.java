package org.barreleye.kpi.register.interrupt;

import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterAccess;
import org.barreleye.kpi.register.RegisterField;
import org.barreleye.kpi.register.RegisterLayout;

/**
 * The registers of an I/O APIC: {@link #ENTRY} is the entry of the redirection table for the line that {@link #SELECT}
 * names. At power-on all lines are masked and edge-triggered, with vector 0 at the first core.
 *
 * <p>A level-triggered line is delivered once until {@link #END_OF_INTERRUPT}; an edge is delivered when it comes, or
 * when the line is unmasked.
 */
public enum IoApicRegister implements Register {
    /** The number of lines. */
    LINES(0x00, 32, RegisterAccess.READ_ONLY),
    /** The line whose entry is accessed. */
    SELECT(0x08, 32, RegisterAccess.READ_WRITE),
    /** The entry; 0 for a line that does not exist. */
    ENTRY(0x10, 64, RegisterAccess.READ_WRITE),
    /** The number of a line whose interrupt has ended. */
    END_OF_INTERRUPT(0x18, 32, RegisterAccess.WRITE_ONLY);

    /** The vector. */
    public static final RegisterField VECTOR = new RegisterField(ENTRY, 0, 8);

    /** Read only: the line wants attention and was not delivered. */
    public static final RegisterField PENDING = RegisterField.bit(ENTRY, 12);

    /** Read only: the level-triggered line was delivered, and its interrupt has not ended. */
    public static final RegisterField REMOTE_IRR = RegisterField.bit(ENTRY, 14);

    /** Level-triggered; otherwise edge-triggered. */
    public static final RegisterField LEVEL = RegisterField.bit(ENTRY, 15);

    /** The line is not delivered. */
    public static final RegisterField MASKED = RegisterField.bit(ENTRY, 16);

    /** The number of the core. An interrupt for a core that the controller does not reach is lost. */
    public static final RegisterField DESTINATION = new RegisterField(ENTRY, 32, 32);

    private final RegisterLayout layout;

    IoApicRegister(int offset, int bits, RegisterAccess access) {
        layout = new RegisterLayout(offset, bits, access);
    }

    @Override
    public RegisterLayout layout() {
        return layout;
    }
}
