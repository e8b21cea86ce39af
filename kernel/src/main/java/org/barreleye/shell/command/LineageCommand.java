package org.barreleye.shell.command;

import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.inspect.GetAncestorResult;
import org.barreleye.kpi.outcome.CallFailed;

/** Shows the ancestors of a capability. */
final class LineageCommand implements Command {
    // Types nest no deeper than the specification derives them, and a range is split a bounded number of times.
    private static final int GENERATIONS_MAX = 64;

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
        GetAncestorResult generation = Inspection.ancestor(session, place, 0);
        if (generation.err().failed()) {
            session.screen().line("lineage: " + place + ": " + ErrorHint.describe(generation.err()));
            return Status.REFUSED;
        }
        session.screen().line(place + " is a " + text(generation.capInfo()));
        int number = 1;
        generation = Inspection.ancestor(session, place, number);
        while (number < GENERATIONS_MAX && Paging.hasMore(generation.err(), ErrorHint.NO_SUCH_CAPABILITY)) {
            session.screen().line("  made of a " + text(generation.capInfo()));
            number++;
            generation = Inspection.ancestor(session, place, number);
        }
        if (number == 1) {
            session.screen().line("  it has no ancestor on this core: it is the memory of the machine, or came from"
                    + " another core");
        }
        return Status.OK;
    }

    private static String text(CapInfo capability) {
        return CapabilityText.object(capability) + ", " + CapabilityText.rights(capability);
    }
}
