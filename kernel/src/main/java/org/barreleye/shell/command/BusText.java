package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;

/** Sentences about the enumerable bus. */
final class BusText {
    /** The sentence for a machine without a bus. */
    static final String NO_BUS = "this machine has no enumerable bus";

    private static final String SERVICE = "bus";

    private BusText() {}

    /** Returns whether the machine has a bus, whose service is registered then. */
    static boolean hasBus(Session session) throws CallFailed {
        return session.names().suggest(SERVICE).equals(SERVICE);
    }
}
