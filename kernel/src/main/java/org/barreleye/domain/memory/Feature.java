package org.barreleye.domain.memory;

/** The features of an address space that it has only with an MMU, or only in a program with threads. */
public enum Feature {
    /** A region lies at a virtual address, which the program can choose. */
    CHOSEN_ADDRESSES,
    /** The access that a region permits can be less than the capability to its frame does. */
    PROTECTION,
    /** The pages beside a region can be kept empty. */
    GUARD_PAGES,
    /** Page faults are handled, so memory can be allocated at the first access. */
    PAGE_FAULTS
}
