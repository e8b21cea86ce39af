package org.barreleye.machine.device;

import org.barreleye.kpi.state.Copyable;

/** The level-triggered interrupt line of a device. */
public interface InterruptLine extends Copyable {
    /** Makes the line active or inactive. Setting the level that it has has no effect. */
    void set(long now, boolean isActive);
}
