package org.barreleye.shell.command;

import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.generated.user.processes.State;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists what the processes have of their quotas. */
final class QuotaCommand implements Command {
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
            if (row.state() == State.RUNNING) {
                Usage usage = Usage.of(session, row);
                table.row(ProcessNumber.text(row.next()), row.program(), usage.memory(), usage.memoryQuota(),
                        usage.connections(), usage.connectionQuota());
            }
        }
        table.show(session.screen());
        return Status.OK;
    }
}
