package org.barreleye.experiment.signal;

import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;

/** A core with a program that makes system calls in a loop, and no interrupts. */
@NotCopyable("an experiment runs to its end on one machine")
final class CallingCore extends LockedCore {
    private final KernelEntry call;

    CallingCore(QueueLock lock, long node, KernelEntry call) {
        super(lock, node);
        this.call = call;
    }

    @Override
    CoreDirective runUser(Core core) {
        core.spend(LoadProgram.CYCLES_BETWEEN_CALLS);
        return enter(core, call);
    }

    @Override
    CoreDirective onInterrupt(Core core) {
        return runUser(core);
    }

    @Override
    long work(Core core, KernelEntry entry) {
        return core.description().costs().resume();
    }
}
