package org.barreleye.shell.command;

import java.util.List;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists cores. */
final class LscpuCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("lscpu", "lscpu", "lists the cores of the machine",
                "Shows every core, whether it is on, what it is (instruction set, word size, byte order, clock), on "
                + "which"
                        + " NUMA node it sits, how it translates addresses, and which cores its caches are coherent"
                        + " with: those of the same coherence domain.",
                "lscpu");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(0);
        List<CoreTable.Row> cores = CoreTable.read(session.names());
        Table table = new Table("CORE", "STATE", "ISA", "BITS", "ENDIANNESS", "MHZ", "NODE", "MMU", "COHERENT IN");
        for (CoreTable.Row core : cores) {
            table.row(core.number(), core.attribute("state"), core.attribute("isa"), core.attribute("bits"),
                    core.attribute("endianness"), core.attribute("mhz"), core.attribute("node"), core.attribute("mmu"),
                    core.attribute("domain"));
        }
        table.show(session.screen());
        long on = cores.stream().filter(CoreTable.Row::isOn).count();
        session.screen().line(on + " of " + cores.size() + " cores are on");
        return Status.OK;
    }
}
