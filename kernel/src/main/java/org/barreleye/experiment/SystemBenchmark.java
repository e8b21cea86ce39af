package org.barreleye.experiment;

import org.barreleye.boot.Boot;
import org.barreleye.boot.SystemPlan;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.monitor.plan.Component.Role;
import org.barreleye.service.name.NameService;

/** A booted machine with a probe on one core and its client on another, or on the same. */
final class SystemBenchmark {
    private static final long SEED = 1;
    private static final double PICOSECONDS_PER_NANOSECOND = 1_000;

    private SystemBenchmark() {}

    /**
     * Boots, measures and powers off.
     *
     * @param client the index of the measuring core in the machine's list
     * @param server the index of the probe's core
     * @return cycles of the measuring core
     */
    static double measure(MachineDescription machine, ProbeClient.Task task, int client, int server) {
        CoreDescription core = machine.cores().get(client);
        ProbeClient.Result result = new ProbeClient.Result();
        SystemPlan plan = new SystemPlan(machine)
                .component(new NameService(), machine.cores().get(0).id(), Role.NAMES, "")
                .component(ProbeServer.immediate(), id(machine, server), Role.SERVICE, "", "names")
                .component(new ProbeClient(task, result), core.id(), Role.MAIN, "", ProbeServer.NAME);
        try (Machine booted = Boot.on(plan, SEED)) {
            booted.run();
        }
        return result.nanoseconds() * PICOSECONDS_PER_NANOSECOND / core.cyclePicoseconds();
    }

    private static CoreId id(MachineDescription machine, int index) {
        return machine.cores().get(index).id();
    }
}
