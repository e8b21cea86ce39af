package org.barreleye.shell.command;

import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CanonicalAddress;

/** Shows the address space of a process. */
final class VspaceCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("vspace", "vspace PROCESS", "shows the address space of a process",
                "Shows each region that PROCESS can access, as its page tables say: the first address, the size, the"
                        + " access, the type and the address of the memory that is mapped, the size of a page, and how"
                        + " many pages are there, were accessed and were written to, if the processor records that. On"
                        + " a core without an MMU it shows the frames that are mapped, at their physical addresses."
                        + " `walk` translates one address, `why` tells who can read a byte.",
                "vspace 1");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        long process = ProcessNumber.read(arguments, 0);
        arguments.atMost(1);
        Screen screen = session.screen();
        Optional<MappedList> mapped = MappedList.read(session, process);
        if (mapped.isEmpty()) {
            screen.line("vspace: " + ProcessNumber.text(process) + ": " + ErrorHint.NO_SUCH_PROCESS.sentence());
            return Status.REFUSED;
        }
        List<MappedMemory> regions = mapped.get().regions();
        Table table = new Table("FIRST", "BYTES", "ACCESS", "TYPE", "ADDRESS", "PAGE", "RESIDENT", "ACCESSED",
                "WRITTEN");
        for (MappedMemory region : regions) {
            boolean hasUsage = region.info().hasUsage();
            table.row(MemoryAddress.text(region.info().first(), region.isPhysical()), region.info().bytes(),
                    region.access(), region.type(), CanonicalAddress.of(region.info().base()),
                    region.isPhysical() ? "-" : region.info().pageBytes(), region.isPhysical() ? "-" : region.pages(),
                    hasUsage ? region.info().accessed() : "-", hasUsage ? region.info().written() : "-");
        }
        table.show(screen);
        screen.line(summary(regions));
        if (!mapped.get().isComplete()) {
            screen.line("there is more, which was not asked for");
        }
        return Status.OK;
    }

    private static String summary(List<MappedMemory> regions) {
        long bytes = regions.stream().mapToLong(region -> region.info().bytes()).sum();
        String sizes = CapabilityText.count(regions.size(), "region", "regions") + ", "
                + CapabilityText.count(bytes, "byte", "bytes");
        if (!regions.isEmpty() && regions.get(0).isPhysical()) {
            return sizes + "; the core has no MMU: addresses are physical";
        }
        return sizes + ", " + CapabilityText.count(regions.stream().mapToLong(MappedMemory::pages).sum(), "page",
                "pages");
    }
}
