package org.barreleye.machine.device;

import org.barreleye.kpi.state.Copyable;

/** The interrupt line of a device, which holds it active as long as it wants attention. */
public interface InterruptLine extends Copyable {
    /** Makes the line active or inactive. Setting the level that it has has no effect. */
    void set(long now, boolean isActive);
}
