package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.processes.GetCapabilityResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CanonicalAddress;

/** Follows a capability address to the cell it stands for. */
final class ResolveCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("resolve", "resolve CAPADDRESS", "follows a capability address to a cell of the machine",
                "Takes the steps that the CPU driver takes: the slot of the level-1 node, the slot of the level-2 "
                + "node that"
                        + " lies there, the capability in it, the canonical address where its object begins, and the "
                        + "cell"
                        + " of the machine that has this address. CAPADDRESS is [PROCESS:]NODE.INDEX as `caps` shows "
                        + "it.",
                "resolve 0.2");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        CapabilityPlace place = CapabilityPlace.of(session, arguments);
        arguments.atMost(1);
        Screen screen = session.screen();
        GetCapabilityResult result = session.processes().getCapability(place.process(), place.word());
        Optional<ErrorHint> error = lookupError(place, result);
        if (error.isPresent()) {
            screen.line("resolve: " + place + ": " + error.get().sentence());
            return Status.REFUSED;
        }
        CapInfo capability = result.capInfo();
        String owner = ProcessList.read(session.processes()).describe(place.process());
        screen.line(String.format("address     0x%08x in the capability space of %s", place.word(), owner));
        screen.line("level 1     slot " + place.address().node() + " of the root, which holds a level-2 node");
        screen.line("level 2     slot " + place.address().index() + " of that node");
        screen.line("capability  " + CapabilityText.type(capability) + ", " + CapabilityText.rights(capability) + "; "
                + count(capability.copies(), "copy", "copies") + ", "
                + count(capability.descendants(), "descendant", "descendants"));
        if (!CapabilityText.hasRange(capability)) {
            screen.line("object      not made of memory: resolution ends here");
            return Status.OK;
        }
        CanonicalAddress begin = CapabilityText.begin(capability);
        screen.line("object      " + capability.bytes() + " bytes from " + begin + ", space " + begin.space()
                + " at offset " + begin.offset());
        screen.line("cell        " + session.context().addresses().describe(begin));
        return Status.OK;
    }

    /** The service describes the first capability at or after an address: another one means that this slot is empty. */
    private static Optional<ErrorHint> lookupError(CapabilityPlace place, GetCapabilityResult result)
            throws CallFailed {
        if (ErrorHint.NO_SUCH_PROCESS.matches(result.err())) {
            return Optional.of(ErrorHint.NO_SUCH_PROCESS);
        }
        boolean found = Paging.hasMore(result.err(), ErrorHint.NO_SUCH_CAPABILITY)
                && result.capInfo().address() == place.word();
        return found ? Optional.empty() : Optional.of(ErrorHint.NO_SUCH_CAPABILITY);
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
