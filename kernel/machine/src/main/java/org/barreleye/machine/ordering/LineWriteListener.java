package org.barreleye.machine.ordering;

import org.barreleye.kpi.state.Copyable;

/** A core as far as it polls lines. */
public interface LineWriteListener extends Copyable {
    /** A line that the core polls is written by the event that is being executed. */
    void onLineWritten();
}
