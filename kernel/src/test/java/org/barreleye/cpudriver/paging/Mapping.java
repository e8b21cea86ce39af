package org.barreleye.cpudriver.paging;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.user.ObjectRights;

/**
 * A mapping in a page table, as the model knows it.
 *
 * @param slot the slot of its own capability
 * @param source the slot through which it was made
 * @param base the address of the first page or of the table below
 * @param access the rights; 0 if it is a table
 * @param copyOnWrite whether a page gets a frame of its own at the first write to it
 */
record Mapping(CapabilitySlot slot, CapabilitySlot source, PageTableCapability table, int entry, int entries, long base,
        int access, boolean copyOnWrite) {
    boolean hasEnded() {
        return slot.isEmpty() || source.isEmpty();
    }

    boolean isTable() {
        return access == 0;
    }

    boolean isWritable() {
        return (access & ObjectRights.WRITE) != 0;
    }

    int level() {
        return table.type().pageTableLevel();
    }

    Mapping with(int newAccess, boolean isCopyOnWrite) {
        return new Mapping(slot, source, table, entry, entries, base, newAccess, isCopyOnWrite);
    }
}
