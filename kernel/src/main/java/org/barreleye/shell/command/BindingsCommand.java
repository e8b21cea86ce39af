package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;

/** Lists connections between domains. */
final class BindingsCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("bindings", "bindings", "lists the bindings between domains",
                "Shows every end of every binding that the monitors know of: its name, who holds this end, on which "
                + "core"
                        + " the other end is, and over which transport messages travel. `explain binding NAME` says why"
                        + " this one.",
                "bindings");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(0);
        ProcessList processes = ProcessList.read(session.processes());
        Table table = new Table("BINDING", "HOLDER", "FAR CORE", "TRANSPORT");
        for (ConnectionTable.Row row : ConnectionTable.read(session)) {
            table.row(row.name(), processes.describe(row.end().process()), row.end().remoteCore(), row.transport());
        }
        table.show(session.screen());
        return Status.OK;
    }
}
