package org.barreleye.shell.command;

import java.util.List;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists cores. */
final class LscpuCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("lscpu", "lscpu", "lists the cores of the machine",
                "Shows every core: whether it is on, off or failed, its instruction set, word size, byte order and"
                        + " clock rate, its NUMA node, the kind of its MMU, and its coherence domain. The caches of"
                        + " the cores of one coherence domain are coherent. Each core schedules with the"
                        + " policy SCHEDULER.",
                "lscpu");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(0);
        session.screen().flush();
        session.processes().probe();
        List<CoreTable.Row> cores = CoreTable.read(session.names());
        Table table = new Table("CORE", "STATE", "ISA", "BITS", "ENDIANNESS", "MHZ", "NODE", "MMU", "COHERENT IN",
                "SCHEDULER");
        for (CoreTable.Row core : cores) {
            table.row(core.number(), core.attribute("state"), core.attribute("isa"), core.attribute("bits"),
                    core.attribute("endianness"), core.attribute("mhz"), core.attribute("node"), core.attribute("mmu"),
                    core.attribute("domain"), core.attribute("scheduler"));
        }
        table.show(session.screen());
        long on = cores.stream().filter(CoreTable.Row::isOn).count();
        session.screen().line(on + " of " + cores.size() + " cores are on");
        return Status.OK;
    }
}
