package org.barreleye.domain.capability;

import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.kpi.syscall.WellKnownSlots;

/** References to the capabilities in the well-known slots that every domain has. */
public final class WellKnown {
    /** The root CNode of the domain's capability space. */
    public static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);

    private WellKnown() {}
}
