package org.barreleye.monitor.binding;

import org.barreleye.domain.quota.Quota;
import org.barreleye.domain.quota.Resource;
import org.barreleye.generated.user.L1CNodeCapacityResult;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.monitor.domain.LocalDomain;

/** The use that domains of this core make of their quotas, as far as their monitor knows. */
public final class QuotaUsage implements Copyable {
    private final SystemCalls syscalls;
    private final ConnectionTable connections;

    /** Reads the tables of one core. */
    public QuotaUsage(SystemCalls syscalls, ConnectionTable connections) {
        this.syscalls = syscalls;
        this.connections = connections;
    }

    /** Returns what a domain has itself. */
    private Quota ownOf(LocalDomain domain) {
        Outcome<L1CNodeCapacityResult> capacity = domain.cspace().capacity(syscalls);
        return Quota.NONE
                .with(Resource.MEMORY, domain.account().memory())
                .with(Resource.SLOTS, capacity.succeeded() ? capacity.value().slots() : 0)
                .with(Resource.CONNECTIONS, connections.countOf(domain))
                .with(Resource.CALLS, domain.account().calls());
    }

    /** Returns what a domain has, and what it has passed on to its children. */
    public Quota of(LocalDomain domain) {
        return ownOf(domain).plus(domain.account().passedOn());
    }

    /** Returns what a domain has left. */
    public Quota leftOf(LocalDomain domain) {
        return domain.account().own().minus(ownOf(domain));
    }

    /** Returns whether a domain may have no further connection. */
    boolean hasAllConnections(LocalDomain domain) {
        return connections.countOf(domain) >= domain.account().own().of(Resource.CONNECTIONS);
    }
}
