package org.barreleye.cpudriver.syscall;

import org.barreleye.cpudriver.object.Threading;
import org.barreleye.kpi.trap.Activations;
import org.barreleye.kpi.trap.Registers;
import org.barreleye.kpi.trap.ThreadUpcalls;
import org.barreleye.machine.core.Core;

/** What a dispatcher that schedules threads can ask of its CPU driver. */
record ThreadCalls(Core core, Threading threading) implements Activations {
    @Override
    public void upcallTo(ThreadUpcalls upcalls) {
        threading.upcallTo(upcalls);
    }

    @Override
    public Registers prepare(String name, Runnable body) {
        return threading.add(core.newContext(name, body));
    }

    @Override
    public void resume(Registers thread) {
        threading.choose(thread);
    }

    @Override
    public void leave() {
        threading.enable(true);
        core.trap();
        threading.enable(false);
    }
}
