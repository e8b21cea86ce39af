package org.barreleye.monitor.capops;

import java.util.List;
import org.barreleye.kpi.state.Copyable;

/** The monitors of the other cores. */
public interface CapabilityPeers extends Copyable {
    /** Returns whether a core belongs to the system, as far as this core knows. */
    boolean isMember(int core);

    /** Returns whether messages can be sent to a core: it is a member, and there is memory for a link. */
    boolean isReachable(int core);

    /** The other cores that belong to the system. */
    List<Integer> others();

    /** Returns whether so many messages wait for a core that no more are sent that can wait. */
    boolean isCongested(int core);

    /**
     * Sends a message. Messages to one core arrive in the order in which they were sent.
     *
     * @return false if the core is no member; then it is not sent
     */
    boolean send(int core, CapabilityMessage message);

    /** The neighbour of this core on the way to another one in the tree of cores. */
    int nextHop(int core);
}
