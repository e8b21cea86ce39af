package org.barreleye.shell.command;

import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.inspect.GetCapabilityResult;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists the capabilities of a domain. */
final class CapsCommand implements Command {
    private static final long ADDRESS_MAX = (1L << 32) - 1;

    @Override
    public CommandHelp help() {
        return new CommandHelp("caps", "caps [PROCESS]", "lists the capabilities of a domain",
                "Shows every capability of PROCESS, or of the shell: its address (the argument of `resolve`,"
                        + " `lineage`, `who` and `captree`), its type, its rights, the address and the size of its"
                        + " object, and the number of copies and descendants on its core. The monitor of core N is"
                        + " process N.0; that of core 0 is process 0.",
                "caps");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(1);
        long process = arguments.count() == 1 ? ProcessNumber.read(arguments, 0) : CapabilityPlace.self(session);
        Table table = new Table("ADDRESS", "TYPE", "RIGHTS", "BEGIN", "BYTES", "COPIES", "DESCENDANTS");
        long from = 0;
        GetCapabilityResult result = Inspection.capability(session, process, from);
        if (ErrorHint.NO_SUCH_PROCESS.matches(result.err())) {
            session.screen().line("caps: " + ProcessNumber.text(process) + ": " + ErrorHint.describe(result.err()));
            return Status.REFUSED;
        }
        while (from <= ADDRESS_MAX && Paging.hasMore(result.err(), ErrorHint.NO_SUCH_CAPABILITY)) {
            CapInfo found = result.capInfo();
            Paging.requireAscending(found.address() >= from, "inspection service", "capabilities");
            table.row(ProcessNumber.text(process) + ":" + CapabilityText.address(found), CapabilityText.type(found),
                    CapabilityText.rights(found), CapabilityText.hasRange(found) ? CapabilityText.begin(found) : "-",
                    found.bytes(), found.copies(), found.descendants());
            from = found.address() + 1;
            result = from > ADDRESS_MAX ? result : Inspection.capability(session, process, from);
        }
        table.show(session.screen());
        return Status.OK;
    }
}
