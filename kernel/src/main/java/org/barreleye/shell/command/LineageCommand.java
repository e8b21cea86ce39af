package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;

/** Shows the ancestors of a capability. */
final class LineageCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("lineage", "lineage CAPADDRESS", "shows what a capability was made of",
                "Shows the capability, what it was retyped from, what that was retyped from, and so on up to the"
                        + " physical memory of the machine. CAPADDRESS is [PROCESS:]NODE.INDEX as `caps` shows it.",
                "lineage 0.2");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        CapabilityPlace place = CapabilityPlace.of(session, arguments);
        arguments.atMost(1);
        return Lineage.show(session, place, "lineage");
    }
}
