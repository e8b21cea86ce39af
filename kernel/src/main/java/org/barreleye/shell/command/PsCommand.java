package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.generated.user.processes.State;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists processes. */
final class PsCommand implements Command {
    private static final String LONG = "-l";

    @Override
    public CommandHelp help() {
        return new CommandHelp("ps", "ps [-l]", "lists the processes of all cores",
                "Shows every process that runs and the last ones that have ended: number, core, state, exit status,"
                        + " program and arguments. With -l it also shows what each process has of its quotas, as"
                        + " `quota` does. Monitors are no processes.",
                "ps");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(1);
        Optional<String> option = arguments.optional(0);
        if (option.isPresent() && !option.get().equals(LONG)) {
            throw new UsageError("the only option is " + LONG + ", not `" + option.get() + "`");
        }
        Table table = option.isPresent()
                ? new Table("PROCESS", "CORE", "STATE", "STATUS", "MEMORY KIB", "QUOTA KIB", "CONNECTIONS", "QUOTA",
                "PROGRAM", "ARGUMENTS")
                : new Table("PROCESS", "CORE", "STATE", "STATUS", "PROGRAM", "ARGUMENTS");
        for (NextProcessResult row : ProcessList.read(session.processes()).rows()) {
            boolean runs = row.state() == State.RUNNING;
            String state = runs ? "running" : "ended";
            String status = runs ? "-" : Integer.toString(row.status());
            if (option.isPresent()) {
                Usage usage = Usage.of(session, row);
                table.row(ProcessNumber.text(row.next()), row.core(), state, status, usage.memory(),
                        usage.memoryQuota(), usage.connections(), usage.connectionQuota(), row.program(),
                        row.arguments());
            } else {
                table.row(ProcessNumber.text(row.next()), row.core(), state, status, row.program(), row.arguments());
            }
        }
        table.show(session.screen());
        return Status.OK;
    }
}
