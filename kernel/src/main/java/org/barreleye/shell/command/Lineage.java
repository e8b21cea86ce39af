package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.inspect.GetAncestorResult;
import org.barreleye.kpi.outcome.CallFailed;

/** A capability and its ancestors, from the one it was retyped from to the memory of the machine. */
final class Lineage {
    // Types nest no deeper than the specification derives them, and a range is split a bounded number of times.
    private static final int GENERATIONS_MAX = 64;

    private Lineage() {}

    /**
     * Shows the capability at a place and returns it; if there is none, says so and returns nothing.
     *
     * @param command the command on whose behalf it is shown
     */
    static Optional<CapInfo> start(Session session, CapabilityPlace place, String command) throws CallFailed {
        GetAncestorResult itself = Inspection.ancestor(session, place, 0);
        if (itself.err().failed()) {
            session.screen().line(command + ": " + place + ": " + ErrorHint.describe(itself.err()));
            return Optional.empty();
        }
        session.screen().line(place + " is a " + text(itself.capInfo()));
        return Optional.of(itself.capInfo());
    }

    /** Shows the capability at a place and its ancestors; returns the exit status of the command. */
    static int show(Session session, CapabilityPlace place, String command) throws CallFailed {
        if (start(session, place, command).isEmpty()) {
            return Status.REFUSED;
        }
        int number = 1;
        GetAncestorResult generation = Inspection.ancestor(session, place, number);
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
