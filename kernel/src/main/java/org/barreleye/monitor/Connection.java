package org.barreleye.monitor;

import org.barreleye.kpi.types.Copyable;

/** A connection of a domain of this core to another domain. */
sealed interface Connection extends Copyable permits LocalConnection, RemoteConnection {
    /** What the monitors at its ends call it. */
    long number();

    /** The domain of this core at one end; of two, the one that asked. */
    Resident resident();

    /** Whether a domain is at an end of it. */
    boolean isOf(Resident somebody);

    /** The core of the other end. */
    int farCore();

    /** Which transport carries it, and the facts of the two cores that decided so. */
    String because();

    /** A domain at this core has closed its end, or has ended. */
    void closedBy(Resident somebody);

    /** The service has not taken it: it never was. */
    void refused();
}
