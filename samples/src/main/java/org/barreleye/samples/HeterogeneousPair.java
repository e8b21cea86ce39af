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
 * @param service runs on the second core
 * @param client runs on the first; with its end the machine is switched off
 */
public record HeterogeneousPair(Program service, Program client) {
    /** A machine that is switched on and has done nothing yet. */
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
