package org.barreleye.domain.device;

import org.barreleye.kpi.state.Copyable;

/** The part of a driver that handles the interrupts of its device. Runs as an event handler, so it may not wait. */
public interface InterruptHandler extends Copyable {
    /**
     * Looks at the device. Several interrupts may have become one, and one may have no reason that is still there. The
     * interrupt is acknowledged afterwards.
     */
    void onInterrupt(InterruptCause cause);
}
