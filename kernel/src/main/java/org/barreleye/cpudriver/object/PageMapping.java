package org.barreleye.cpudriver.object;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.kpi.state.Copyable;

/** Adjacent entries of a page table that map what one capability is to: pages of memory, or a table. */
public final class PageMapping implements Copyable {
    private final CapabilitySlot slot;
    private CapabilitySlot source;
    private final PageTable table;
    private final int entry;
    private final int entries;
    private final Optional<PageTable> child;
    // The shootdowns that other cores have not completed.
    private final SortedSet<Long> shootdowns = new TreeSet<>();
    private boolean cleared;

    /**
     * Describes a mapping.
     *
     * @param slot the slot of its own capability
     * @param source the slot with the capability to what is mapped
     * @param entry the index of the first entry
     * @param entries the number of entries
     * @param child the table that is mapped, or absent for memory
     */
    public PageMapping(CapabilitySlot slot, CapabilitySlot source, PageTable table, int entry, int entries,
            Optional<PageTable> child) {
        this.slot = slot;
        this.source = source;
        this.table = table;
        this.entry = entry;
        this.entries = entries;
        this.child = child;
    }

    /** The slot of its own capability. */
    public CapabilitySlot slot() {
        return slot;
    }

    /** The slot with the capability to what is mapped. The mapping ends before the slot is emptied. */
    public CapabilitySlot source() {
        return source;
    }

    /** Makes the mapping belong to another slot with the same capability. */
    public void setSource(CapabilitySlot newSource) {
        source = newSource;
    }

    /** The table. */
    public PageTable table() {
        return table;
    }

    /** The index of the first entry. */
    public int entry() {
        return entry;
    }

    /** The number of entries. */
    public int entries() {
        return entries;
    }

    /** The entries are empty. The mapping ends when no translation is left. */
    public void setCleared() {
        cleared = true;
    }

    /** The entries name something again. */
    public void setFilled() {
        cleared = false;
    }

    /** Returns whether the entries are empty. */
    public boolean isCleared() {
        return cleared;
    }

    /** The shootdowns that have to be complete before the answer that something is unmapped. */
    public SortedSet<Long> shootdowns() {
        return shootdowns;
    }

    /** The table that is mapped, or absent for memory. */
    public Optional<PageTable> child() {
        return child;
    }
}
