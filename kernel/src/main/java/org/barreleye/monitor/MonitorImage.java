package org.barreleye.monitor;

import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Upcalls;
import org.barreleye.monitor.plan.BootPlan;

/**
 * The monitor as a program of the boot image: what every CPU driver starts first.
 *
 * @param plan what is to be brought up; the same on every core
 */
public record MonitorImage(BootPlan plan) implements Image.Reactive {
    @Override
    public String name() {
        return "monitor";
    }

    /**
     * Begins.
     *
     * @param core the number of the core
     * @param parent the number of the core whose monitor started this one; the core's own on the boot core
     */
    @Override
    public Upcalls load(Trap trap, long core, long parent) {
        return core == parent
                ? CoreMonitor.onBootCore(trap, (int) core, plan)
                : CoreMonitor.onStartedCore(trap, (int) core, (int) parent, plan);
    }
}
