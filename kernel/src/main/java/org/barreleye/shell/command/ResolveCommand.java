package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.inspect.GetCapabilityResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CanonicalAddress;

/** Resolves a capability address, step by step, to a memory cell of the machine. */
final class ResolveCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("resolve", "resolve CAPADDRESS", "resolves a capability address to a memory cell",
                "Shows the steps of the CPU driver: the slot of the level-1 CNode, the slot of the level-2 CNode in"
                        + " it, the capability, the canonical address of its object, and the memory cell at this"
                        + " address. CAPADDRESS is [PROCESS:]NODE.INDEX as `caps` shows it.",
                "resolve 0.2");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        CapabilityPlace place = CapabilityPlace.of(session, arguments);
        arguments.atMost(1);
        Screen screen = session.screen();
        GetCapabilityResult result = Inspection.capability(session, place.process(), place.word());
        Optional<ErrorHint> error = lookupError(place, result);
        if (error.isPresent()) {
            screen.line("resolve: " + place + ": " + error.get().sentence());
            return Status.REFUSED;
        }
        CapInfo capability = result.capInfo();
        String owner = ProcessList.read(session.processes()).describe(place.process());
        screen.line(String.format("address     0x%08x in the capability space of %s", place.word(), owner));
        screen.line("level 1     slot " + place.address().node()
                + " of the level-1 CNode, which contains a level-2 CNode");
        screen.line("level 2     slot " + place.address().index() + " of that CNode");
        screen.line("capability  " + CapabilityText.type(capability) + ", " + CapabilityText.rights(capability) + "; "
                + CapabilityText.count(capability.copies(), "copy", "copies") + ", "
                + CapabilityText.count(capability.descendants(), "descendant", "descendants"));
        if (!CapabilityText.hasRange(capability)) {
            screen.line("object      occupies no memory");
            return Status.OK;
        }
        CanonicalAddress begin = CapabilityText.begin(capability);
        screen.line("object      " + capability.bytes() + " bytes from " + begin + ", space " + begin.space()
                + " at offset " + begin.offset());
        screen.line("cell        " + session.context().addresses().describe(begin));
        return Status.OK;
    }

    /** The service returns the first capability at or after an address: a later one means that the slot is empty. */
    private static Optional<ErrorHint> lookupError(CapabilityPlace place, GetCapabilityResult result)
            throws CallFailed {
        if (ErrorHint.NO_SUCH_PROCESS.matches(result.err())) {
            return Optional.of(ErrorHint.NO_SUCH_PROCESS);
        }
        boolean found = Paging.hasMore(result.err(), ErrorHint.NO_SUCH_CAPABILITY)
                && result.capInfo().address() == place.word();
        return found ? Optional.empty() : Optional.of(ErrorHint.NO_SUCH_CAPABILITY);
    }
}
