package org.barreleye.cpudriver.object;

import org.barreleye.kpi.syscall.Registers;
import org.barreleye.machine.core.Context;

/** The saved state of a thread of a dispatcher: its machine context, and whether the dispatcher may preempt it. */
final class ThreadState implements Registers {
    private final Context context;
    private boolean enabled;

    ThreadState(Context context) {
        this.context = context;
    }

    @Override
    public String name() {
        return context.name();
    }

    Context context() {
        return context;
    }

    boolean isFinished() {
        return context.isFinished();
    }

    boolean isEnabled() {
        return enabled;
    }

    void setPreemptible(boolean preemptible) {
        enabled = preemptible;
    }

    @Override
    public String toString() {
        return "thread '" + name() + "'";
    }
}
