package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.generated.user.inspect.GetQuotaResult;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.generated.user.processes.State;
import org.barreleye.kpi.outcome.CallFailed;

/**
 * The cells of a table that say what a process has of its quotas, and the most that it may have; dashes for a process
 * that has ended and for a quota that is no limit.
 */
record Usage(String memory, String memoryQuota, String connections, String connectionQuota) {
    private static final String NONE = "-";
    private static final Usage UNKNOWN = new Usage(NONE, NONE, NONE, NONE);
    // A quota of so many bytes is none.
    private static final long NO_LIMIT = 1L << 62;
    private static final long CONNECTIONS_WITHOUT_LIMIT = Integer.MAX_VALUE;
    private static final int KIBIBYTE = 1024;

    /** Asks the monitor of a process. */
    static Usage of(Session session, NextProcessResult process) throws CallFailed {
        Optional<InspectClient> inspector = process.state() == State.RUNNING
                ? session.inspectors().of(process.core())
                : Optional.empty();
        return inspector.isPresent() ? of(inspector.get().getQuota(process.next())) : UNKNOWN;
    }

    private static Usage of(GetQuotaResult quota) {
        return quota.err().failed() ? UNKNOWN
                : new Usage(Long.toString(quota.memory() / KIBIBYTE),
                quota.memoryQuota() >= NO_LIMIT ? NONE : Long.toString(quota.memoryQuota() / KIBIBYTE),
                Long.toString(quota.connections()),
                quota.connectionQuota() >= CONNECTIONS_WITHOUT_LIMIT ? NONE : Long.toString(quota.connectionQuota()));
    }
}
