package org.barreleye.experiment.signal;

import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.boot.Policy;
import org.barreleye.boot.SystemPlan;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.monitor.plan.Component.Role;
import org.barreleye.service.name.NameService;

/** The booted system: a kernel per core, and the programs of a situation. */
final class KernelPerCore {
    private static final long SEED = 1;

    private final MachineDescription machine;
    private final List<CoreId> cores;
    private double nanoseconds;

    /**
     * Prepares it.
     *
     * @param cores the cores: that of the program that measures, that of its partner, and further ones
     */
    KernelPerCore(MachineDescription machine, List<CoreId> cores) {
        this.machine = machine;
        this.cores = cores;
    }

    /** Boots, measures and powers off; returns the picoseconds of a round trip. */
    double measure(Situation situation) {
        nanoseconds = Double.NaN;
        CoreId first = cores.get(0);
        CoreId second = cores.get(1);
        SystemPlan plan = new SystemPlan(machine)
                .grantedBy(Policy.standard().withGrant(SignalServer.NAME, "devices"))
                .component(new NameService(), Boot.bootCore(machine), Role.NAMES, "")
                .component(new SignalServer(), Boot.bootCore(machine), Role.SERVICE, "", "names")
                .component(new SignalPartner(second.number(), first.number()), second, Role.PROGRAM, "",
                        SignalServer.NAME);
        for (int caller = 0; caller < situation.callers(); caller++) {
            plan.component(new LoadProgram("caller" + caller, true), cores.get(2 + caller), Role.PROGRAM, "", "names");
        }
        if (situation.besidePartner() != Situation.Load.NONE) {
            plan.component(new LoadProgram("load", situation.besidePartner() == Situation.Load.SYSTEM_CALLS), second,
                    Role.PROGRAM, "", "partner");
        }
        plan.component(new SignalProgram(first.number(), second.number(), mean -> nanoseconds = mean), first,
                Role.MAIN, "", SignalServer.NAME);
        try (Machine booted = Boot.on(plan, SEED)) {
            booted.run();
            if (Double.isNaN(nanoseconds)) {
                throw new IllegalStateException("the programs that signal each other did not end on "
                        + machine.name() + ": " + booted.console());
            }
        }
        return nanoseconds * SystemCalls.PICOSECONDS_PER_NANOSECOND;
    }
}
