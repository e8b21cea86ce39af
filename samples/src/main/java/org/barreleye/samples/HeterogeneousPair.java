package org.barreleye.samples;

import org.barreleye.boot.Boot;
import org.barreleye.boot.SystemPlan;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.monitor.plan.Component.Role;
import org.barreleye.service.name.NameService;

/**
 * A service on one core and its client on another, of a different word size and byte order.
 *
 * @param service the program of the second core
 * @param client the program of the first core; the machine is powered off when it ends
 */
public record HeterogeneousPair(Program service, Program client) {
    /** Makes a machine that is on and has not taken a step. */
    public Machine machine(long seed) {
        MachineDescription description = Presets.x86Power32();
        CoreId first = description.cores().get(0).id();
        CoreId second = description.cores().get(1).id();
        SystemPlan system = new SystemPlan(description)
                .component(new NameService(), first, Role.NAMES, "")
                .component(service, second, Role.SERVICE, "", "names")
                .component(client, first, Role.MAIN, "", service.name());
        return Boot.on(system, seed);
    }
}
