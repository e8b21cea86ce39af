package org.barreleye.domain.device;

import org.barreleye.kpi.state.Copyable;

/** The line of a device at interrupt controllers, which do not interrupt again before they are told to. */
interface ControllerLine extends Copyable {
    /** Returns whether the device has only pulsed a line that is latched: it is acknowledged before a look at it. */
    boolean isLatched();

    /** Acknowledges an interrupt, and tells the line when that is done. */
    void acknowledge(InterruptLine line);

    /** Gives the line up: it is masked. */
    void release();
}
