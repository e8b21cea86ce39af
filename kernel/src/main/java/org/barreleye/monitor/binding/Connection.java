package org.barreleye.monitor.binding;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.domain.LocalDomain;

/** A connection of a domain of this core to another domain, as the monitor of this core knows it. */
public sealed interface Connection extends Copyable permits LocalConnection, RemoteConnection {
    /** The number that the client's monitor has given it. */
    long number();

    /** The domain at this end; the client if both ends are on this core. */
    LocalDomain domain();

    /** Returns whether an end of it belongs to a domain of this core. */
    boolean involves(LocalDomain domain);

    /** The core of the other end. */
    int remoteCore();

    /** One sentence: the transport, and the properties of the two cores for which it was chosen. */
    String transportReason();

    /** A domain of this core has closed its end. The other end is notified and may still read what was sent before. */
    void onClosedBy(LocalDomain domain);

    /** Releases everything. The service has refused the connection, or ended before it accepted. */
    void abort();
}
