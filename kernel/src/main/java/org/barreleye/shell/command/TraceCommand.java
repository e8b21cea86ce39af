package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;

/** Shows what the machine has recorded. */
final class TraceCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("trace", "trace [KIND]", "shows how many marks of each kind the trace holds",
                "Shows for each kind of mark, or for those whose kind begins with KIND, how many of them the recent "
                + "trace"
                        + " holds on each core. The same run gives the same numbers.",
                "trace");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(1);
        String kind = arguments.optional(0).orElse("");
        Table table = new Table("KIND", "CORE", "MARKS");
        for (TraceSource.Count count : session.context().trace().counts()) {
            if (count.kind().startsWith(kind)) {
                table.row(count.kind(), count.core(), count.events());
            }
        }
        if (table.isEmpty() && !kind.isEmpty()) {
            session.screen().line("trace: no mark is of a kind that begins with `" + kind + "`; `trace` lists all");
            return Status.REFUSED;
        }
        table.show(session.screen());
        return Status.OK;
    }
}
