package org.barreleye.machine.ordering;

import org.barreleye.kpi.state.Copyable;

/** A core as far as it watches lines. */
public interface LineWriteListener extends Copyable {
    /** The message line of an address, which the core watches, is written by the event that is being executed. */
    void onLineWritten(long address);
}
