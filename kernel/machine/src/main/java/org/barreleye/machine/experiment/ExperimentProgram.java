package org.barreleye.machine.experiment;

import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.machine.core.Reactor;

/** A reactor that belongs to an experiment; nobody copies a machine in the middle of one. */
@NotCopyable("an experiment runs to its end on one machine")
abstract class ExperimentProgram implements Reactor {
    // What the loop around a ring costs beside its memory accesses, in cycles: where the next slot is, is it full,
    // which number comes next.
    // The same for every machine.
    static final long LOOP_OVERHEAD_CYCLES = 5;

    // From one look at an empty slot to the next, in cycles.
    static final long POLL_PERIOD_CYCLES = 6;

    // Where in a slot the header is, whose arrival tells that of the message.
    static final int HEADER = 56;

    static final int MESSAGE_LINE_BYTES = 64;
}
