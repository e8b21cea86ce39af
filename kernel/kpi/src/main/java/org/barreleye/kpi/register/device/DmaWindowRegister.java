package org.barreleye.kpi.register.device;

import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterAccess;
import org.barreleye.kpi.register.RegisterField;
import org.barreleye.kpi.register.RegisterLayout;

/**
 * The registers of the unit between a device and memory. The device reaches what its valid windows show, with the
 * rights of each, and nothing else; an access is in one window as a whole. At power-on no window is valid. {@link
 * #OWNER}, {@link #DEVICE_ADDRESS}, {@link #CANONICAL_ADDRESS}, {@link #BYTES} and {@link #CONTROL} are those of the
 * window that {@link #SELECT} names.
 *
 * <p>Several cores can use one unit without agreeing about it: each has a {@link #SELECT} of its own, and a window has
 * one {@link #OWNER}.
 *
 * <p>A refused access changes nothing. It is counted, and the first one is latched until software clears {@link
 * #FAULT_LATCHED}; the fault line of the unit is active as long as one is latched.
 */
public enum DmaWindowRegister implements Register {
    /** The number of windows. */
    WINDOWS(0x00, 32, RegisterAccess.READ_ONLY),
    /** {@link #PLAIN} or {@link #TRANSLATING}. */
    KIND(0x04, 32, RegisterAccess.READ_ONLY),
    /** The window whose registers are accessed by the core that stores this. */
    SELECT(0x08, 32, RegisterAccess.READ_WRITE),
    /** The first address that the device uses. A plain unit ignores stores: it is the canonical address. */
    DEVICE_ADDRESS(0x10, 64, RegisterAccess.READ_WRITE),
    /** The packed canonical address of the memory behind it. */
    CANONICAL_ADDRESS(0x18, 64, RegisterAccess.READ_WRITE),
    /** The number of bytes. */
    BYTES(0x20, 64, RegisterAccess.READ_WRITE),
    /** {@link #VALID}, {@link #READ} and {@link #WRITE}. */
    CONTROL(0x28, 32, RegisterAccess.READ_WRITE),
    /** {@link #FAULT_LATCHED}, {@link #FAULT_WRITE} and {@link #FAULT_MORE}. */
    FAULT_STATUS(0x30, 32, RegisterAccess.WRITE_ONE_TO_CLEAR),
    /** The address, as the device used it, of the latched refusal. */
    FAULT_ADDRESS(0x38, 64, RegisterAccess.READ_ONLY),
    /** The number of refused accesses since power-on. */
    REFUSED(0x40, 64, RegisterAccess.READ_ONLY),
    /**
     * A number by which software marks the window as its own, or 0. A store of another number is ignored as long as it
     * is not 0; a store of 0 closes the window.
     */
    OWNER(0x48, 32, RegisterAccess.READ_WRITE),
    /** The packed canonical address of the registers of the device; {@link #NOWHERE} if it has none now. */
    DEVICE_REGISTERS(0x50, 64, RegisterAccess.READ_ONLY);

    /** The value of {@link #DEVICE_REGISTERS} of a device on the bus that software has given no address. */
    public static final long NOWHERE = -1;

    /** The window is in use. */
    public static final RegisterField VALID = RegisterField.bit(CONTROL, 0);

    /** The device may read. */
    public static final RegisterField READ = RegisterField.bit(CONTROL, 1);

    /** The device may write. */
    public static final RegisterField WRITE = RegisterField.bit(CONTROL, 2);

    /** A refusal is latched. Writing one clears the whole register. */
    public static final RegisterField FAULT_LATCHED = RegisterField.bit(FAULT_STATUS, 0);

    /** The latched refusal was that of a write. */
    public static final RegisterField FAULT_WRITE = RegisterField.bit(FAULT_STATUS, 1);

    /** Further accesses were refused since. */
    public static final RegisterField FAULT_MORE = RegisterField.bit(FAULT_STATUS, 2);

    /** The device uses canonical addresses. */
    public static final long PLAIN = 0;

    /** Software chooses the addresses that the device uses. */
    public static final long TRANSLATING = 1;

    private final RegisterLayout layout;

    DmaWindowRegister(int offset, int bits, RegisterAccess access) {
        layout = new RegisterLayout(offset, bits, access);
    }

    @Override
    public RegisterLayout layout() {
        return layout;
    }
}
