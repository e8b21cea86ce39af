package org.barreleye.kpi.memory;

/** The features of an address space that it has only with an MMU, or only in a program with threads. */
public enum Feature {
    /** A region lies at a virtual address, which the program can choose. */
    CHOSEN_ADDRESSES("addresses of its choice"),
    /** The access that a region permits can be less than the capability to its frame does. */
    PROTECTION("protection of pages"),
    /** The pages beside a region can be kept empty. */
    GUARD_PAGES("guard pages"),
    /** Page faults are handled, so memory can be allocated at the first access. */
    PAGE_FAULTS("page faults");

    private final String description;

    Feature(String description) {
        this.description = description;
    }

    /** The feature in words, as a noun phrase. */
    public String description() {
        return description;
    }

    /** Returns whether it exists on a core with an MMU, or on one without. */
    public boolean existsWith(boolean mmu) {
        return mmu;
    }
}
