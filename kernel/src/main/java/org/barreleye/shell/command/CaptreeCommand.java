package org.barreleye.shell.command;

import org.barreleye.generated.user.inspect.GetAncestorResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.shell.derivation.DerivationTree;

/** Shows what was made of a capability, on all cores. */
final class CaptreeCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("captree",
                "captree [CAPADDRESS] [--format text|dot|svg] [--limit N]",
                "shows what was made of a capability",
                "Shows the tree of derivation below the capability, or below the memory of the shell's core: under each"
                        + " object the objects that were made of it by retype, on all cores that are on, each with its"
                        + " range, its size, and its holders: CORE.PROCESS and the program, 0 for the monitor. The"
                        + " format is text, a graph for Graphviz or a picture. At most N objects are shown, 100 without"
                        + " the option. CAPADDRESS is [PROCESS:]NODE.INDEX as `caps` shows it.",
                "captree 0.2");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        CaptreeOptions options = CaptreeOptions.of(arguments);
        CapabilityPlace place = options.place().count() == 0 ? CapabilityPlace.memoryOfShell(session)
                : CapabilityPlace.of(session, options.place());
        GetAncestorResult root = Inspection.ancestor(session, place, 0);
        if (root.err().failed()) {
            session.screen().line("captree: " + place + ": " + ErrorHint.describe(root.err()));
            return Status.REFUSED;
        }
        CapabilitySearch search = CapabilitySearch.of(session, root.capInfo());
        DerivationTree tree = DerivationTree.of(search.found().stream().map(FoundCapability::held).toList())
                .limitedTo(options.limit());
        for (String note : search.notes()) {
            tree = tree.with(note);
        }
        for (String line : options.format().renderer().lines(tree)) {
            session.screen().line(line);
        }
        return search.status();
    }
}
