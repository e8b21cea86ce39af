package org.barreleye.monitor;

import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** What carries a connection between two cores, at this end. */
interface ConnectionTransport extends Copyable {
    /** What it is called. */
    Transport type();

    /** A copy for a domain of what it receives from. */
    Outcome<CapabilityReference> incoming();

    /** A copy for a domain of what it sends to, or nowhere. */
    Outcome<CapabilityReference> outgoing();

    /** Takes this end from its domain, and lets the other end know. */
    void close();

    /** Whether anything is to be kept, once this end is closed, until the other end is closed too. */
    boolean retainsUntilRemoteClosed();

    /** Both ends are closed, or this one was never used: lets go of everything. */
    void dispose();
}
