package org.barreleye.machine.translation;

import java.util.OptionalLong;
import org.barreleye.kpi.state.Copyable;

/** The interface of an MMU to its core: accesses to table entries, and their cost. */
public interface PageTableMemory extends Copyable {
    /**
     * Loads an entry of a table, as the core itself would and at its expense.
     *
     * @param address as the core sees memory, aligned
     * @param bytes 4 or 8, which lie in the byte order of the core
     * @return the entry; empty if there is no memory
     */
    OptionalLong loadEntry(long address, int bytes);

    /** Stores an entry of a table that was loaded before, as the core itself would and at its expense. */
    void storeEntry(long address, int bytes, long entry);

    /** Translates a local address of the core into a packed canonical address. */
    long decode(long address);

    /** Lets time pass. */
    void spend(long cycles);
}
