package org.barreleye.monitor.capops;

import java.util.List;
import org.barreleye.kpi.state.Copyable;

/** The monitors of the other cores. */
public interface CapabilityPeers extends Copyable {
    /** Returns whether messages can be sent to a core. */
    boolean isReachable(int core);

    /** The other cores to which messages can be sent. */
    List<Integer> reachable();

    /** Returns whether so many messages wait for a core that no more are sent that can wait. */
    boolean isCongested(int core);

    /**
     * Sends a message. Messages to one core arrive in the order in which they were sent. A message to a core that is no
     * member is not sent.
     */
    void send(int core, CapabilityMessage message);
}
