package org.barreleye.cpudriver.state;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.StateCloner;

/** The numbers of a core's capability slots, each assigned once; they order copies of one capability. */
final class SlotOrdinals implements Copyable {
    private long next;

    SlotOrdinals() {}

    private SlotOrdinals(SlotOrdinals source, StateCloner cloner) {
        cloner.register(source, this);
        next = source.next;
    }

    @Override
    public SlotOrdinals copy(StateCloner cloner) {
        return new SlotOrdinals(this, cloner);
    }

    /** Takes consecutive numbers, and returns the first. */
    long take(int count) {
        long first = next;
        next += count;
        return first;
    }
}
