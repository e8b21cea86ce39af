package org.barreleye.kpi.memory;

import org.barreleye.kpi.types.CanonicalAddress;

/** A program touched memory that it has not been given. */
public final class MemoryFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long address;

    /**
     * Describes the touch.
     *
     * @param verb what was tried: "read" or "write"
     * @param address packed canonical address
     * @param bytes how many bytes
     */
    public MemoryFault(String verb, long address, int bytes) {
        super("cannot " + verb + " " + bytes + " bytes at " + CanonicalAddress.of(address)
                + ": not mapped by this program");
        this.address = address;
    }

    /** The packed canonical address of the first byte. */
    public long address() {
        return address;
    }
}
