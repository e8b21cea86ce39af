package org.barreleye.kpi.memory;

/** An access of a program to memory that it has not mapped, or not for this kind of access. */
public final class MemoryFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long address;
    private final boolean isWrite;

    /**
     * Describes the access.
     *
     * @param verb the kind of access: "read", "write", "clean" or "invalidate"
     * @param address of the program
     * @param bytes how many bytes
     * @param reason why it is not permitted, as the end of a sentence
     */
    public MemoryFault(String verb, long address, int bytes, String reason) {
        super("cannot " + verb + " " + bytes + " bytes at 0x" + Long.toHexString(address) + ": " + reason);
        this.address = address;
        isWrite = verb.equals("write");
    }

    /** Returns whether it was a write. */
    public boolean isWrite() {
        return isWrite;
    }

    /** The address of the first byte: a virtual one on a core with an MMU. */
    public long address() {
        return address;
    }
}
