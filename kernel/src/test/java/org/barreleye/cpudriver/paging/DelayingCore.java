package org.barreleye.cpudriver.paging;

import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.machine.description.MmuKind;

/**
 * A core with a planted mistake: its CPU driver writes the entries of page tables after it has asked for invalidations,
 * at the next system call.
 */
final class DelayingCore extends PagingCore {
    private final SortedMap<Long, Long> delayed = new TreeMap<>();
    private boolean armed;

    DelayingCore(int number, MmuKind kind, SortedMap<Long, Long> memory, int slotCount) {
        super(number, kind, memory, Canary.NONE, slotCount);
    }

    /** Delays stores from now on. */
    void arm() {
        armed = true;
    }

    @Override
    public void store(long address, int bytes, long entry) {
        if (armed) {
            delayed.put(address, entry);
        } else {
            super.store(address, bytes, entry);
        }
    }

    @Override
    void enterKernel() {
        delayed.forEach((address, entry) -> super.store(address, Integer.BYTES, entry));
        delayed.clear();
    }

    @Override
    SortedMap<Long, Long> delayedStores() {
        return delayed;
    }
}
