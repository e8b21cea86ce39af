package org.barreleye.shell.command;

import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.generated.user.processes.State;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists processes. */
final class PsCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("ps", "ps", "lists the processes of all cores",
                "Shows every process that runs and the last ones that have ended: number, core, state, exit status,"
                        + " program and arguments. Monitors are no processes.",
                "ps");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(0);
        Table table = new Table("PROCESS", "CORE", "STATE", "STATUS", "PROGRAM", "ARGUMENTS");
        for (NextProcessResult row : ProcessList.read(session.processes()).rows()) {
            boolean runs = row.state() == State.RUNNING;
            table.row(ProcessNumber.text(row.next()), row.core(), runs ? "running" : "ended", runs ? "-"
                    : row.status(), row.program(), row.arguments());
        }
        table.show(session.screen());
        return Status.OK;
    }
}
