package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.generated.user.processes.CapabilityResult;
import org.barreleye.generated.user.processes.Description;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CanonicalAddress;

/** Follows a capability address to the cell it stands for. */
final class WalkCommand implements Command {
    @Override
    public Manual manual() {
        return new Manual("walk", "walk CAPADDRESS", "follows a capability address to a cell of the machine",
                "Takes the steps that the CPU driver takes: the slot of the level-1 node, the slot of the level-2 node that"
                        + " lies there, the capability in it, the canonical address where its object begins, and the cell"
                        + " of the machine that has this address. CAPADDRESS is [PROCESS:]NODE.INDEX as `caps` shows it.",
                "walk 0.2");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, Misuse {
        CapabilityPlace place = CapabilityPlace.of(session, arguments);
        arguments.atMost(1);
        Screen screen = session.screen();
        CapabilityResult result = session.processes().capability(place.process(), place.word());
        Optional<Refusal> refusal = refusal(place, result);
        if (refusal.isPresent()) {
            screen.line("walk: " + place + ": " + refusal.get().sentence());
            return Status.REFUSED;
        }
        Description capability = result.description();
        String owner = ProcessTable.read(session.processes()).describe(place.process());
        screen.line(String.format("address     0x%08x in the capability space of %s", place.word(), owner));
        screen.line("level 1     slot " + place.address().node() + " of the root, which holds a level-2 node");
        screen.line("level 2     slot " + place.address().index() + " of that node");
        screen.line("capability  " + CapabilityText.type(capability) + ", " + CapabilityText.rights(capability) + "; "
                + count(capability.copies(), "copy", "copies") + ", "
                + count(capability.descendants(), "descendant", "descendants"));
        if (!CapabilityText.hasRange(capability)) {
            screen.line("object      not made of memory: the walk ends here");
            return Status.OK;
        }
        CanonicalAddress begin = CapabilityText.begin(capability);
        screen.line("object      " + capability.bytes() + " bytes from " + begin + ", space " + begin.space()
                + " at offset " + begin.offset());
        screen.line("cell        " + session.surroundings().cells().at(begin));
        return Status.OK;
    }

    /** The service describes the first capability at or after an address: another one means that this slot is empty. */
    private static Optional<Refusal> refusal(CapabilityPlace place, CapabilityResult result) throws CallFailed {
        if (Refusal.NO_SUCH_PROCESS.is(result.err())) {
            return Optional.of(Refusal.NO_SUCH_PROCESS);
        }
        boolean found = Listing.goesOn(result.err(), Refusal.NO_SUCH_CAPABILITY)
                && result.description().address() == place.word();
        return found ? Optional.empty() : Optional.of(Refusal.NO_SUCH_CAPABILITY);
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
