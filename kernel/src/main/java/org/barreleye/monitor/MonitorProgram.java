package org.barreleye.monitor;

import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.monitor.plan.BootPlan;

/**
 * The monitor as a program of the boot image: what every CPU driver starts first.
 *
 * @param plan what is to be brought up; the same on every core
 */
public record MonitorProgram(BootPlan plan) implements Program.ReactorProgram {
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
    public Upcalls load(SystemCalls syscalls, long core, long parent) {
        return core == parent
                ? Monitor.startOnBootCore(syscalls, (int) core, plan)
                : Monitor.startOnSecondaryCore(syscalls, (int) core, (int) parent, plan);
    }
}
