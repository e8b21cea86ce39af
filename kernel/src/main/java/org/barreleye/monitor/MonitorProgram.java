package org.barreleye.monitor;

import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.CoreTree;

/**
 * The monitor as a program of the boot image: what every CPU driver starts first.
 *
 * @param plan what is to be brought up; the same on every core
 * @param tree the tree of its cores, which all monitors share
 */
public record MonitorProgram(BootPlan plan, CoreTree tree) implements Program.ReactorProgram {
    /** The monitor of a plan. */
    public MonitorProgram(BootPlan plan) {
        this(plan, CoreTree.of(plan));
    }

    @Override
    public String name() {
        return "monitor";
    }

    /**
     * Begins.
     *
     * @param core the number of the core
     * @param start the number of the core whose monitor started this one, or the core's own on the boot core; and above
     *     it, in bits 32 to 63, how often this core was started before
     */
    @Override
    public Upcalls load(SystemCalls syscalls, long core, long start) {
        return core == start
                ? Monitor.startOnBootCore(syscalls, (int) core, plan, tree)
                : Monitor.startOnSecondaryCore(
                        syscalls, (int) core, (int) start, (int) (start >>> Integer.SIZE), plan, tree);
    }
}
