package org.barreleye.machine.translation;

/** How the tables of an instruction set look, and how hardware walks through them. */
interface PageTableFormat {
    /** No page. */
    long NO_ENTRY = 0;

    /**
     * Whether the tables have a place for a virtual address.
     */
    boolean covers(long virtual);

    /**
     * Walks from the root to the entry of an address.
     *
     * @return a {@link PageTableEntry}, or {@link #NO_ENTRY}
     * @throws java.util.NoSuchElementException if a table lies where there is no memory
     */
    long walk(PageTableMemory memory, long root, long virtual);
}
