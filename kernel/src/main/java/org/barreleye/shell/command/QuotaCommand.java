package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.generated.user.inspect.GetQuotaResult;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.generated.user.processes.State;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists what the processes have of their quotas. */
final class QuotaCommand implements Command {
    // A quota of so many bytes is none.
    private static final long NO_LIMIT = 1L << 62;
    private static final long CONNECTIONS_WITHOUT_LIMIT = Integer.MAX_VALUE;
    private static final int KIBIBYTE = 1024;

    @Override
    public CommandHelp help() {
        return new CommandHelp("quota", "quota", "lists what the processes have of their quotas",
                "Shows for every process that runs the memory that the monitor of its core has allocated for it, its"
                        + " connections, and the most that it may have of both. The policy of the boot image sets the"
                        + " quotas; a process that reaches one gets an error.",
                "quota");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(0);
        Table table = new Table("PROCESS", "PROGRAM", "MEMORY KIB", "QUOTA KIB", "CONNECTIONS", "QUOTA");
        for (NextProcessResult row : ProcessList.read(session.processes()).rows()) {
            Optional<InspectClient> inspector =
                    row.state() == State.RUNNING ? session.inspectors().of(row.core()) : Optional.empty();
            if (inspector.isPresent()) {
                GetQuotaResult quota = inspector.get().getQuota(row.next());
                if (!quota.err().failed()) {
                    add(table, row, quota);
                }
            }
        }
        table.show(session.screen());
        return Status.OK;
    }

    private static void add(Table table, NextProcessResult row, GetQuotaResult quota) {
        table.row(ProcessNumber.text(row.next()), row.program(), quota.memory() / KIBIBYTE,
                quota.memoryQuota() >= NO_LIMIT ? "-" : quota.memoryQuota() / KIBIBYTE, quota.connections(),
                quota.connectionQuota() >= CONNECTIONS_WITHOUT_LIMIT ? "-" : quota.connectionQuota());
    }
}
