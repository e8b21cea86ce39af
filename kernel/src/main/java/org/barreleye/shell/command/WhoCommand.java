package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.domain.capability.ObjectIdentity;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists the domains that hold a capability or something made of it. */
final class WhoCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("who", "who CAPADDRESS", "lists who holds a capability, on all cores",
                "Asks the monitors of all cores that are on for copies of the capability and for capabilities that"
                        + " were made of it by retype, and shows each: the core, the process and its program, the"
                        + " address in the capability space, and type, size and rights. The monitor of a core has the"
                        + " process number 0 there. CAPADDRESS is [PROCESS:]NODE.INDEX as `caps` shows it; `captree`"
                        + " shows what was made of what.",
                "who 0.2");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        CapabilityPlace place = CapabilityPlace.of(session, arguments);
        arguments.atMost(1);
        Optional<CapInfo> wanted = Lineage.start(session, place, "who");
        if (wanted.isEmpty()) {
            return Status.REFUSED;
        }
        CapabilitySearch search = CapabilitySearch.of(session, wanted.get());
        Table table = new Table("CORE", "PROCESS", "PROGRAM", "ADDRESS", "RELATION", "TYPE", "RIGHTS", "BEGIN",
                "BYTES");
        for (FoundCapability found : search.found()) {
            CapInfo capability = found.capability();
            table.row(found.core(), ProcessNumber.text(found.process()), found.program(), found.place(),
                    relation(found, place, wanted.get()), CapabilityText.type(capability),
                    CapabilityText.rights(capability),
                    CapabilityText.hasRange(capability) ? CapabilityText.begin(capability) : "-", capability.bytes());
        }
        table.show(session.screen());
        for (String note : search.notes()) {
            session.screen().line(note);
        }
        session.screen().line(summary(search));
        return search.status();
    }

    private static String relation(FoundCapability found, CapabilityPlace place, CapInfo wanted) {
        if (!found.object().equals(ObjectIdentity.of(wanted))) {
            return "made of it";
        }
        return found.process() == place.process() && found.capability().address() == place.word() ? "itself" : "copy";
    }

    private static String summary(CapabilitySearch search) {
        long holders = search.found().stream().map(FoundCapability::holder).distinct().count();
        long cores = search.found().stream().mapToLong(FoundCapability::core).distinct().count();
        return CapabilityText.count(search.found().size(), "capability", "capabilities") + ", "
                + CapabilityText.count(holders, "holder", "holders") + ", "
                + CapabilityText.count(cores, "core", "cores");
    }
}
