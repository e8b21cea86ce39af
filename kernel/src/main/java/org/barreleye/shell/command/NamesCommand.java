package org.barreleye.shell.command;

import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.generated.user.nameservice.NextRecordResult;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists the records of the name service. */
final class NamesCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("names", "names [PREFIX]", "lists the records of the name service",
                "Shows every record, or those whose name begins with PREFIX: the name and the attributes."
                        + " `explain service reference` explains how a name leads to a service.",
                "names core.");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(1);
        String prefix = Arguments.fitting(arguments.optional(0).orElse(""),
                NameserviceInterface.Limits.NEXT_RECORD_CALL_NAME, "PREFIX");
        Table table = new Table("NAME", "ATTRIBUTES");
        for (NextRecordResult record : NameTable.read(session.names(), prefix)) {
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
