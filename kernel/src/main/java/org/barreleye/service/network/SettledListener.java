package org.barreleye.service.network;

import org.barreleye.kpi.state.Copyable;

/** Is told when the network is up, or it is known what is missing. */
interface SettledListener extends Copyable {
    /** Called once. */
    void onSettled();
}
