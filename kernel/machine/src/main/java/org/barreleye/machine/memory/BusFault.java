package org.barreleye.machine.memory;

/** An access that nothing answers: there is no memory and no device, or the core's address map does not show it. */
public final class BusFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final long address;

    /**
     * Creates the fault of an access at a packed canonical address.
     *
     * @param message the reason and the address
     */
    public BusFault(long address, String message) {
        super(message);
        this.address = address;
    }

    /** The packed canonical address. */
    public long address() {
        return address;
    }
}
