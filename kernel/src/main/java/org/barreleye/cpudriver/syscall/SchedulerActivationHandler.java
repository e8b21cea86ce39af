package org.barreleye.cpudriver.syscall;

import org.barreleye.cpudriver.object.ThreadedExecution;
import org.barreleye.kpi.syscall.Registers;
import org.barreleye.kpi.syscall.SchedulerActivations;
import org.barreleye.kpi.syscall.ThreadUpcalls;
import org.barreleye.machine.core.Core;

/** The system calls for threads, after scheduler activations (Anderson et al. 1992). */
record SchedulerActivationHandler(Core core, ThreadedExecution threading) implements SchedulerActivations {
    @Override
    public void setUpcalls(ThreadUpcalls upcalls) {
        threading.setUpcalls(upcalls);
    }

    @Override
    public Registers createThread(String name, Runnable entry) {
        return threading.add(core.newContext(name, entry));
    }

    @Override
    public void resume(Registers thread) {
        threading.setNextThread(thread);
    }

    @Override
    public void yieldToScheduler() {
        threading.setPreemptible(true);
        core.trap();
        threading.setPreemptible(false);
    }
}
