package org.barreleye.machine.experiment;

import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.machine.core.Reactor;

/** A reactor of an experiment. Machines are not copied during experiments. */
@NotCopyable("an experiment runs to its end on one machine")
abstract class ExperimentProgram implements Reactor {
    // The cost of the loop around a ring beside its memory accesses, in cycles: the next index, the test for a full
    // ring, the next sequence number. The same for every machine.
    static final long LOOP_OVERHEAD_CYCLES = 5;

    // The period of the polls of an empty message line, in cycles.
    static final long POLL_PERIOD_CYCLES = 6;

    // The offset of the header in a message line. It arrives last.
    static final int HEADER = 56;

    static final int MESSAGE_LINE_BYTES = 64;
}
