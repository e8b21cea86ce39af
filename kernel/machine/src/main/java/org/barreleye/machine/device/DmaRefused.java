package org.barreleye.machine.device;

/** The refusal of an access of a device to memory. The device reports it in its registers. */
public final class DmaRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long deviceAddress;

    /** The refusal of an access to a device address. */
    public DmaRefused(long deviceAddress, String reason) {
        super("a device may not access 0x" + Long.toHexString(deviceAddress) + ": " + reason, null, false, false);
        this.deviceAddress = deviceAddress;
    }

    /** The address of the access. */
    public long deviceAddress() {
        return deviceAddress;
    }
}
