package org.barreleye.kpi.register.nic;

import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterAccess;
import org.barreleye.kpi.register.RegisterField;
import org.barreleye.kpi.register.RegisterLayout;

/** The registers of a network interface. */
public enum NicRegister implements Register {
    /** Enables the queues; see the fields. */
    CONTROL(0x00, 32, RegisterAccess.READ_WRITE),
    /** The state of the link; see the fields. */
    STATUS(0x04, 32, RegisterAccess.READ_ONLY),
    /** The address of the station, in the lowest 48 bits; the first byte on the wire is the highest one. */
    MAC(0x08, 64, RegisterAccess.READ_WRITE),
    /** The causes that are set, bits of {@link NicCause}. */
    INTERRUPT_CAUSE(0x10, 32, RegisterAccess.WRITE_ONE_TO_CLEAR),
    /** The causes that make the line active. */
    INTERRUPT_MASK(0x14, 32, RegisterAccess.READ_ONLY),
    /** Adds causes to the mask. */
    INTERRUPT_MASK_SET(0x18, 32, RegisterAccess.WRITE_ONLY),
    /** Removes causes from the mask. */
    INTERRUPT_MASK_CLEAR(0x1c, 32, RegisterAccess.WRITE_ONLY),
    /** The shortest time from one interrupt to the next, in nanoseconds. */
    INTERRUPT_INTERVAL(0x20, 32, RegisterAccess.READ_WRITE),

    /** The device address of the receive ring, a multiple of 16. */
    RX_BASE(0x40, 64, RegisterAccess.READ_WRITE),
    /** The number of its descriptors, 2 to 4,096. A store empties the ring. */
    RX_LENGTH(0x48, 32, RegisterAccess.READ_WRITE),
    /** The index of the descriptor that the device fills next. */
    RX_HEAD(0x4c, 32, RegisterAccess.READ_ONLY),
    /** The index after that of the last descriptor with the device. */
    RX_TAIL(0x50, 32, RegisterAccess.READ_WRITE),

    /** The device address of the transmit ring, a multiple of 16. */
    TX_BASE(0x60, 64, RegisterAccess.READ_WRITE),
    /** The number of its descriptors, 2 to 4,096. A store empties the ring. */
    TX_LENGTH(0x68, 32, RegisterAccess.READ_WRITE),
    /** The index of the first descriptor that has not been sent. */
    TX_HEAD(0x6c, 32, RegisterAccess.READ_ONLY),
    /** The index after that of the last descriptor with the device. */
    TX_TAIL(0x70, 32, RegisterAccess.READ_WRITE),

    /** Frames that were received into memory. */
    RX_FRAMES(0x80, 64, RegisterAccess.READ_ONLY),
    /** Frames that were sent. */
    TX_FRAMES(0x88, 64, RegisterAccess.READ_ONLY),
    /** Frames that arrived while the receive queue was disabled. */
    RX_DROPPED_DISABLED(0x90, 64, RegisterAccess.READ_ONLY),
    /** Frames for other stations. */
    RX_DROPPED_FILTERED(0x98, 64, RegisterAccess.READ_ONLY),
    /** Frames for which there was no descriptor. */
    RX_DROPPED_NO_DESCRIPTOR(0xa0, 64, RegisterAccess.READ_ONLY),
    /** Frames for which there was no room in the device, because memory was too slow. */
    RX_DROPPED_OVERRUN(0xa8, 64, RegisterAccess.READ_ONLY),
    /** Frames below 14 or above 1,514 bytes, or larger than the buffer of their descriptor. */
    RX_DROPPED_LENGTH(0xb0, 64, RegisterAccess.READ_ONLY),
    /** Frames in the device when an error stopped the queue. */
    RX_DROPPED_ERROR(0xb8, 64, RegisterAccess.READ_ONLY),
    /** Frames that were to be sent while the link was down. */
    TX_DROPPED_LINK(0xc0, 64, RegisterAccess.READ_ONLY),
    /** Frames that were to be sent and had more than 1,514 bytes. */
    TX_DROPPED_LENGTH(0xc8, 64, RegisterAccess.READ_ONLY);

    /** Receives frames. */
    public static final RegisterField RX_ENABLE = RegisterField.bit(CONTROL, 0);
    /** Sends frames. */
    public static final RegisterField TX_ENABLE = RegisterField.bit(CONTROL, 1);
    /** Receives frames for all stations. */
    public static final RegisterField PROMISCUOUS = RegisterField.bit(CONTROL, 2);
    /** Resets the device: a command that is 0 again at once. */
    public static final RegisterField RESET = RegisterField.bit(CONTROL, 31);
    /** The link is up. */
    public static final RegisterField LINK_UP = RegisterField.bit(STATUS, 0);
    /** The speed of the link in 10^6 bits per second. */
    public static final RegisterField MEGABITS = new RegisterField(STATUS, 8, 24);

    /** The most descriptors of a ring. */
    public static final int MAX_LENGTH = 4_096;

    private final RegisterLayout layout;

    NicRegister(int offset, int bits, RegisterAccess access) {
        layout = new RegisterLayout(offset, bits, access);
    }

    @Override
    public RegisterLayout layout() {
        return layout;
    }
}
