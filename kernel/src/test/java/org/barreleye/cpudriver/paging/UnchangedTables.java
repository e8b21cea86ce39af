package org.barreleye.cpudriver.paging;

import java.util.OptionalLong;
import java.util.SortedMap;
import org.barreleye.machine.translation.PageTableMemory;

/**
 * Page tables that an MMU reads and does not change, for questions about what it would translate.
 *
 * @param memory the entries by address
 */
record UnchangedTables(SortedMap<Long, Long> memory) implements PageTableMemory {
    @Override
    public OptionalLong loadEntry(long address, int bytes) {
        return OptionalLong.of(memory.getOrDefault(address, 0L));
    }

    @Override
    public void storeEntry(long address, int bytes, long entry) {
        // An accessed or dirty bit that the question would set.
    }

    @Override
    public long decode(long address) {
        return address;
    }

    @Override
    public void spend(long cycles) {
        // Time does not matter here.
    }
}
