package org.barreleye.monitor;

import org.barreleye.kpi.state.Copyable;

/** A connection of a domain of this core to another domain. */
sealed interface Connection extends Copyable permits LocalConnection, RemoteConnection {
    /** What the monitors at its ends call it. */
    long number();

    /** The domain of this core at one end; of two, the one that asked. */
    LocalDomain domain();

    /** Whether a domain is at an end of it. */
    boolean involves(LocalDomain domain);

    /** The core of the other end. */
    int remoteCore();

    /** Which transport carries it, and the facts of the two cores that decided so. */
    String transportReason();

    /** A domain at this core has closed its end, or has ended. */
    void onClosedBy(LocalDomain domain);

    /** The service has not taken it: it never was. */
    void dispose();
}
