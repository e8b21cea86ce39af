package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;

/** Counts the marks of the trace. */
final class TraceCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("trace", "trace [KIND]", "counts the marks of the trace by kind",
                "Shows for each kind of mark, or for those whose kind begins with KIND, the number of marks on each"
                        + " core. The trace contains the latest marks only; `boot --trace FILE` keeps more of them. The"
                        + " same run gives the same numbers.",
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
            session.screen().line("trace: no kind of mark begins with `" + kind + "`; `trace` lists all");
            return Status.REFUSED;
        }
        table.show(session.screen());
        return Status.OK;
    }
}
