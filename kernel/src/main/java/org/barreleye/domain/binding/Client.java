package org.barreleye.domain.binding;

import org.barreleye.domain.quota.Quota;
import org.barreleye.kpi.state.Copyable;

/**
 * The client that requests a binding to a service, as the monitors know it: a client cannot claim to be another.
 *
 * @param process its process number; of a monitor, the number 0 of its core
 * @param quota what it might have when it requested the binding, without what it had passed on to its children
 */
public record Client(long process, Quota quota) implements Copyable {
    /** A client in the same domain, which has no limits. */
    public static final Client SELF = new Client(0, Quota.UNLIMITED);
}
