package org.barreleye.cpudriver.object;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.translation.MmuCounts;

/**
 * The hardware by which a CPU driver changes the translation of addresses: page tables in memory, and the TLB of its
 * core.
 */
public interface TranslationHardware extends Copyable {
    /** Of a core without an MMU, which is enough for everything but page tables. */
    static TranslationHardware none() {
        return new NoTranslationHardware();
    }

    /** The kind of MMU of this core. */
    MmuKind kind();

    /** Returns whether the caches of this core are kept coherent with those of others, so that it can share tables. */
    boolean isCoherent();

    /** Loads an entry of a page table at a packed canonical address. */
    long load(long address, int bytes);

    /** Stores an entry of a page table at a packed canonical address. */
    void store(long address, int bytes, long entry);

    /** Returns whether this core sees a packed canonical address. */
    boolean sees(long address);

    /** The physical address at which this core sees a packed canonical address. */
    long physical(long address);

    /** Makes the MMU use page tables from now on. */
    void setPageTables(long root, int addressSpace);

    /** Invalidates the translation of one page. */
    void invalidatePage(long virtual, int addressSpace);

    /** Invalidates all translations of an address space. */
    void invalidateSpace(int addressSpace);

    /** Invalidates all translations. */
    void invalidateAll();

    /** Returns whether the TLB has the translation of an address. */
    boolean isInTlb(long virtual, int addressSpace);

    /**
     * Writes back and drops what a cache that is not coherent has of a range of packed canonical addresses. Nothing to
     * do where caches are coherent.
     */
    void flushCache(long base, long bytes);

    /** The counts of the MMU so far. */
    MmuCounts counts();
}
