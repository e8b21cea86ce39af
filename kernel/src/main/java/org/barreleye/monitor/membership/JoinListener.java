package org.barreleye.monitor.membership;

import org.barreleye.kpi.state.Copyable;

/** Notified of every core that becomes a member. */
public interface JoinListener extends Copyable {
    /** A core belongs to the system from now on. */
    void onJoined(int core);
}
