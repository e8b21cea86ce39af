package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.generated.user.processes.State;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists what the processes have of their quotas. */
final class QuotaCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("quota", "quota", "lists what the processes have of their quotas",
                "Shows for every process that runs what it has of each resource, with what it has passed on to the"
                        + " programs that it has started, and after the slash the most that it may have: bytes of"
                        + " memory, capability slots, connections, processes, unanswered calls to its monitor, records"
                        + " and watches of the name service; and lines of output a second. SET BY is `policy` or the"
                        + " process out of whose quota it was taken. A process that reaches a quota gets an error.",
                "quota");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(0);
        List<String> headings = new ArrayList<>(List.of("PROCESS", "PROGRAM"));
        headings.addAll(Usage.headings());
        Table table = new Table(headings.toArray(String[]::new));
        for (NextProcessResult row : ProcessList.read(session.processes()).rows()) {
            if (row.state() == State.RUNNING) {
                List<Object> cells = new ArrayList<>(List.of(ProcessNumber.text(row.next()), row.program()));
                cells.addAll(Usage.of(session, row).cells());
                table.row(cells.toArray());
            }
        }
        table.show(session.screen());
        return Status.OK;
    }
}
