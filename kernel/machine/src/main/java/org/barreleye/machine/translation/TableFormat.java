package org.barreleye.machine.translation;

/** How the tables of an instruction set look, and how hardware walks through them. */
interface TableFormat {
    /** No page. */
    long NOTHING = 0;

    /**
     * Whether the tables have a place for a virtual address.
     */
    boolean covers(long virtual);

    /**
     * Walks from the root to the entry of an address.
     *
     * @return a {@link Leaf}, or {@link #NOTHING}
     * @throws java.util.NoSuchElementException if a table lies where there is no memory
     */
    long walk(TableBus bus, long root, long virtual);
}
