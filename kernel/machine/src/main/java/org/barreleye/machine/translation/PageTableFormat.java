package org.barreleye.machine.translation;

/** The format of the page tables of an instruction set, and its table walk. */
interface PageTableFormat {
    /** No page. */
    long NO_ENTRY = 0;

    /** Returns whether the tables have a place for a virtual address. */
    boolean covers(long virtual);

    /**
     * Walks from the root to the entry of an address.
     *
     * @return a {@link PageTableEntry}, or {@link #NO_ENTRY}
     * @throws java.util.NoSuchElementException if a table lies where there is no memory
     */
    long walk(PageTableMemory memory, long root, long virtual);
}
