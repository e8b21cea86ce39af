package org.barreleye.machine.device;

import org.barreleye.kpi.state.Copyable;

/** The interrupt line of a device. */
public interface InterruptLine extends Copyable {
    /** The device wants attention from now on, or not any more. */
    void set(long now, boolean isActive);
}
