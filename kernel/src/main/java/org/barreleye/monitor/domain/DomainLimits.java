package org.barreleye.monitor.domain;

import org.barreleye.domain.quota.Quota;
import org.barreleye.domain.quota.Resource;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;

/** The quotas that the CPU driver enforces: capability slots, and lines of output. */
final class DomainLimits {
    private static final long NODES_MAX = 256;
    private static final long LINES_MAX = 0xffff_ffffL;

    private DomainLimits() {}

    static Outcome<Outcome.Unit> apply(SystemCalls syscalls, L1CNodeReference space, DispatcherReference dispatcher,
            Quota quota) {
        long nodes = quota.of(Resource.SLOTS) / CapabilityAddress.SLOTS_PER_NODE;
        long lines = quota.of(Resource.LINES);
        return space.limit(syscalls, Math.max(1, Math.min(NODES_MAX, nodes)))
                .flatMap(done -> dispatcher.limitOutput(syscalls, Math.max(1, Math.min(LINES_MAX, lines))));
    }
}
