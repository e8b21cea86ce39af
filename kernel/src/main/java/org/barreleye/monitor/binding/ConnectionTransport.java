package org.barreleye.monitor.binding;

import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** The objects on this core that carry the messages of one connection between two cores. */
sealed interface ConnectionTransport extends Copyable permits RingTransport, MailboxTransport {
    /** The kind of transport. */
    Transport type();

    /** Makes a capability for a domain to what it receives from. */
    Outcome<CapabilityReference> incoming();

    /** Makes a capability for a domain to what it sends to; the absent one if it sends through {@link #incoming}. */
    Outcome<CapabilityReference> outgoing();

    /** Revokes this end from its domain and notifies the other end. */
    void close();

    /** Returns whether objects remain, after this end is closed, until the other end is closed too. */
    boolean outlivesClose();

    /** Releases all objects. Both ends are closed, or the connection never came to be. */
    void dispose();
}
