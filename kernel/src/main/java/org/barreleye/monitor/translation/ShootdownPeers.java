package org.barreleye.monitor.translation;

import java.util.List;
import org.barreleye.generated.user.intermon.InvalidateContinuation;
import org.barreleye.kpi.state.Copyable;

/** The monitors of the other cores. */
public interface ShootdownPeers extends Copyable {
    /** Returns whether a core belongs to the system, as far as this core knows. */
    boolean isMember(int core);

    /** Returns whether messages can be sent to a core: it is a member, and there is memory for a link. */
    boolean isReachable(int core);

    /**
     * Asks a core that is reachable to invalidate translations on behalf of some cores, of which it may be one.
     *
     * @param continuation receives the answer when all of them have invalidated theirs, or the failure of the core
     */
    void invalidate(int core, SharedRange range, List<Integer> cores, InvalidateContinuation continuation);
}
