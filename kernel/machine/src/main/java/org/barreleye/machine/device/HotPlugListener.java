package org.barreleye.machine.device;

import org.barreleye.kpi.state.Copyable;

/** Is told that the device of a function comes or goes. */
interface HotPlugListener extends Copyable {
    /** The device is there from now on, or not any more. */
    void onPresence(long now, BusFunction function, boolean isPresent);
}
