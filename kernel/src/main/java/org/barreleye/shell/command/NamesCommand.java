package org.barreleye.shell.command;

import org.barreleye.generated.user.names.FollowingResult;
import org.barreleye.generated.user.names.Names;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists the records of the name service. */
final class NamesCommand implements Command {
    @Override
    public Manual manual() {
        return new Manual("names", "names [PREFIX]", "lists the records of the name service",
                "Shows every record, or those whose name begins with PREFIX: the name, and what else the record says."
                        + " `explain service reference` tells what leads from a name to the service.",
                "names core.");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, Misuse {
        arguments.atMost(1);
        String prefix = Arguments.fitting(arguments.optional(0).orElse(""),
                Names.Limits.FOLLOWING_CALL_NAME, "PREFIX");
        Table table = new Table("NAME", "ATTRIBUTES");
        for (FollowingResult record : NameTable.read(session.names(), prefix)) {
            table.row(record.next(), record.attributes());
        }
        if (table.isEmpty() && !prefix.isEmpty()) {
            session.screen().line("names: no record begins with `" + prefix + "`; `names` lists all");
            return Status.REFUSED;
        }
        table.show(session.screen());
        return Status.OK;
    }
}
