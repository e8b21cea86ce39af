package org.barreleye.machine.memory;

/** An access that nothing answers: there is no memory and no device, or the core's address map does not show it. */
public final class BusFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final long address;

    /**
     * An access at a packed canonical address.
     *
     * @param message why nobody answers, and where
     */
    public BusFault(long address, String message) {
        super(message);
        this.address = address;
    }

    /** Where: packed canonical address. */
    public long address() {
        return address;
    }
}
