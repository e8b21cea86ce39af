package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;

/** Lists the bindings between domains. */
final class BindingsCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("bindings", "bindings", "lists the bindings between domains",
                "Shows every end of every binding: its name, the process that holds this end, the core of the other"
                        + " end, and the transport. The name is CORE/CONNECTION; a connection is numbered like a"
                        + " process, by the core that assigned the number. `explain binding NAME` shows why the"
                        + " transport was chosen.",
                "bindings");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(0);
        ProcessList processes = ProcessList.read(session.processes());
        Table table = new Table("BINDING", "HOLDER", "REMOTE CORE", "TRANSPORT");
        for (ConnectionTable.Row row : ConnectionTable.read(session)) {
            table.row(row.name(), processes.describe(row.end().process()), row.end().remoteCore(), row.transport());
        }
        table.show(session.screen());
        return Status.OK;
    }
}
