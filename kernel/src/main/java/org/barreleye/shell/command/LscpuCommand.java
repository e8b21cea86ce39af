package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists cores. */
final class LscpuCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("lscpu", "lscpu [-v]", "lists the cores of the machine",
                "Shows every core: whether it is on, off, late or failed, its instruction set, word size, byte order"
                        + " and clock rate, its NUMA node, the kind of its MMU, and its coherence domain. The caches of"
                        + " the cores of one coherence domain are coherent. Each core schedules with the"
                        + " policy SCHEDULER. With -v it also shows how the memory accesses of programs were"
                        + " translated since the core was started: by the TLB, by a walk through page tables, or not at"
                        + " all; each of these page faults is a note in the trace of `boot --trace`. And it shows how"
                        + " many interrupts of devices were delivered to drivers, how many came before the driver had"
                        + " acknowledged the one before, and how many were spurious: no driver is connected to the"
                        + " vector. Each of these is a note in the trace too.",
                "lscpu");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(1);
        Optional<String> option = arguments.optional(0);
        if (option.isPresent() && !option.get().equals(TranslationText.OPTION)) {
            throw new UsageError("the only option is " + TranslationText.OPTION + ", not `" + option.get() + "`");
        }
        session.screen().flush();
        session.processes().probe();
        List<CoreTable.Row> cores = CoreTable.read(session.names());
        List<String> headings = new ArrayList<>(List.of("CORE", "STATE", "ISA", "BITS", "ENDIANNESS", "MHZ", "NODE",
                "MMU", "COHERENT IN", "SCHEDULER"));
        if (option.isPresent()) {
            headings.addAll(TranslationText.headings());
            headings.addAll(InterruptText.headings());
        }
        Table table = new Table(headings.toArray(String[]::new));
        for (CoreTable.Row core : cores) {
            List<Object> cells = new ArrayList<>(List.of(core.number(), core.attribute("state"),
                    core.attribute("isa"), core.attribute("bits"), core.attribute("endianness"), core.attribute("mhz"),
                    core.attribute("node"), core.attribute("mmu"), core.attribute("domain"),
                    core.attribute("scheduler")));
            if (option.isPresent()) {
                cells.addAll(TranslationText.ofCore(session, core));
                cells.addAll(InterruptText.ofCore(session, core));
            }
            table.row(cells.toArray());
        }
        table.show(session.screen());
        long on = cores.stream().filter(CoreTable.Row::isOn).count();
        session.screen().line(on + " of " + cores.size() + " cores are on");
        return Status.OK;
    }
}
