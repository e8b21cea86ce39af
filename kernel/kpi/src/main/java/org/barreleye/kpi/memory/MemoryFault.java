package org.barreleye.kpi.memory;

/** An access of a program to memory that it has not mapped, or not for this kind of access. */
public final class MemoryFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long address;
    private final boolean isWrite;
    private final int level;
    private String report = "";
    private boolean isRepeated;

    /**
     * Describes the access.
     *
     * @param verb the kind of access: "read", "write", "clean" or "invalidate"
     * @param address of the program
     * @param bytes how many bytes
     * @param reason why it is not permitted, as the end of a sentence
     * @param level the level of the page table where the walk ended; 0 if there was none
     */
    public MemoryFault(String verb, long address, int bytes, String reason, int level) {
        super("cannot " + verb + " " + bytes + " bytes at 0x" + Long.toHexString(address) + ": " + reason);
        this.address = address;
        this.level = level;
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

    /** The level of the page table where the walk ended: 1 is that of the smallest pages, and 0 stands for no walk. */
    public int level() {
        return level;
    }

    /** Makes the thread repeat the access when it is resumed, as often as it faults, up to a bound. */
    public void repeat() {
        isRepeated = true;
    }

    /** Returns whether the thread repeats the access as often as it faults. */
    public boolean isRepeated() {
        return isRepeated;
    }

    /** Adds the domain's report about the fault to the message, unless it has one. */
    public void explain(String explanation) {
        if (report.isEmpty()) {
            report = explanation;
        }
    }

    @Override
    public String getMessage() {
        return report.isEmpty() ? super.getMessage() : super.getMessage() + "; " + report;
    }
}
