package org.barreleye.domain.dispatcher;

import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.state.Copyable;

/** Explains page faults that no handler has resolved. */
@FunctionalInterface
public interface FaultExplainer extends Copyable {
    /** Adds a report to a fault. */
    void explain(MemoryFault fault);
}
