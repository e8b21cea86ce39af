package org.barreleye.cpudriver.state;

import org.barreleye.kpi.state.Copyable;

/** The numbers of a core's capability slots, each assigned once; they order copies of one capability. */
final class SlotOrdinals implements Copyable {
    private long next;

    SlotOrdinals() {}

    /** Takes consecutive numbers, and returns the first. */
    long take(int count) {
        long first = next;
        next += count;
        return first;
    }
}
