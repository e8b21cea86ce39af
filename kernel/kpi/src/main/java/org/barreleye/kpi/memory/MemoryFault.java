package org.barreleye.kpi.memory;

import org.barreleye.kpi.types.CanonicalAddress;

/** An access of a program to memory that it has not mapped. */
public final class MemoryFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long address;

    /**
     * Describes the access.
     *
     * @param verb the kind of access: "read" or "write"
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
