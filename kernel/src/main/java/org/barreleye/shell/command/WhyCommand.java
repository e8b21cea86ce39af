package org.barreleye.shell.command;

import org.barreleye.generated.user.processes.AncestorResult;
import org.barreleye.generated.user.processes.Description;
import org.barreleye.kpi.outcome.CallFailed;

/** Shows what a capability was made of. */
final class WhyCommand implements Command {
    // Types nest no deeper than the specification derives them, and a range is split a bounded number of times.
    private static final int GENERATIONS_MAX = 64;

    @Override
    public Manual manual() {
        return new Manual("why", "why CAPADDRESS", "shows what a capability was made of",
                "Shows the capability, what it was retyped from, what that was retyped from, and so on up to the memory"
                        + " that the machine came with. CAPADDRESS is [PROCESS:]NODE.INDEX as `caps` shows it.",
                "why 0.2");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, Misuse {
        CapabilityPlace place = CapabilityPlace.of(session, arguments);
        arguments.atMost(1);
        AncestorResult generation = session.processes().ancestor(place.process(), place.word(), 0);
        if (generation.err().failed()) {
            session.screen().line("why: " + place + ": " + Refusal.words(generation.err()));
            return Status.REFUSED;
        }
        session.screen().line(place + " is a " + text(generation.description()));
        int number = 1;
        generation = session.processes().ancestor(place.process(), place.word(), number);
        while (number < GENERATIONS_MAX && Listing.goesOn(generation.err(), Refusal.NO_SUCH_CAPABILITY)) {
            session.screen().line("  made of a " + text(generation.description()));
            number++;
            generation = session.processes().ancestor(place.process(), place.word(), number);
        }
        if (number == 1) {
            session.screen().line("  made of nothing that this core knows: it came with the machine, or from another core");
        }
        return Status.OK;
    }

    private static String text(Description capability) {
        return CapabilityText.object(capability) + ", " + CapabilityText.rights(capability);
    }
}
