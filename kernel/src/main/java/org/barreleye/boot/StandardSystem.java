package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.monitor.plan.Component.Role;
import org.barreleye.monitor.plan.CoreProperties;
import org.barreleye.service.memory.MemoryService;
import org.barreleye.service.name.NameService;
import org.barreleye.service.process.ProcessService;
import org.barreleye.service.terminal.TerminalService;

/**
 * The system as people know it: the services that everything else relies on, and one program with whose end it ends.
 */
public final class StandardSystem {
    private StandardSystem() {}

    /**
     * Composes it.
     *
     * @param main is started last, on the boot core; with its end the machine is switched off
     * @param programs can be spawned by their names
     * @param inputDelay how long programs in the background may go on before the terminal asks for a line, in
     *     nanoseconds
     * @throws IllegalArgumentException if two programs have one name
     */
    public static SystemPlan on(MachineDescription description, Program main, List<Program> programs, long inputDelay) {
        CoreId core = Boot.bootCore(description);
        SystemPlan plan = new SystemPlan(description);
        TreeMap<Integer, String> cores = new TreeMap<>();
        for (CoreProperties properties : plan.cores()) {
            cores.put(properties.core().number(), properties.attributes());
        }
        int startedAtBoot = (int) plan.cores().stream().filter(CoreProperties::startsAtBoot).count();
        List<String> names = new ArrayList<>(
                List.of("monitor", "names", "memory", "processes", "terminal", main.name()));
        for (Program program : programs) {
            if (names.contains(program.name())) {
                throw new IllegalArgumentException("two programs are called '" + program.name() + "'");
            }
            names.add(program.name());
        }
        plan.component(new NameService(), core, Role.NAMES, "")
                .component(new MemoryService(), core, Role.SERVICE, nodes(description), "names")
                .component(new ProcessService(names, cores, startedAtBoot), core, Role.SERVICE, "", "names")
                .component(new TerminalService(inputDelay), core, Role.SERVICE, "", "names")
                .component(main, core, Role.MAIN, "", "names", "memory", "processes", "terminal");
        programs.forEach(plan::program);
        return plan;
    }

    private static String nodes(MachineDescription description) {
        return description.memory().stream()
                .filter(region -> region.node() != MemoryRegion.EVERYWHERE)
                .map(region -> region.space() + "=" + region.node())
                .collect(Collectors.joining(" "));
    }
}
