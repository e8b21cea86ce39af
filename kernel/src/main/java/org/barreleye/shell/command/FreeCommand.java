package org.barreleye.shell.command;

import org.barreleye.generated.user.memory.AvailableResult;
import org.barreleye.kpi.outcome.CallFailed;

/** Shows free and used memory. */
final class FreeCommand implements Command {
    private static final long ANYWHERE = 0xffff_ffffL;

    @Override
    public CommandHelp help() {
        return new CommandHelp("free", "free", "shows free and used memory",
                "Shows for each NUMA node the bytes that the memory service manages and those that are free. The"
                        + " memory that monitors keep for their cores is not included.",
                "free");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(0);
        Table table = new Table("NODE", "FREE", "TOTAL", "IN USE");
        long free = 0;
        long total = 0;
        long index = 0;
        AvailableResult available = session.memory().available(index);
        while (Paging.hasMore(available.err(), ErrorHint.NO_SUCH_NODE)) {
            table.row(available.node() == ANYWHERE ? "-" : available.node(), available.free(), available.total(),
                    available.total() - available.free());
            free += available.free();
            total += available.total();
            available = session.memory().available(++index);
        }
        table.show(session.screen());
        session.screen().line(free + " of " + total + " bytes are free");
        return Status.OK;
    }
}
