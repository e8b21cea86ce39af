package org.barreleye.cpudriver.syscall;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.control.KernelControlBlock;
import org.barreleye.cpudriver.control.Work;
import org.barreleye.cpudriver.dispatch.Call;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.InvocationFrame;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Wait;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.machine.core.Core;

/** What one dispatcher can ask of its CPU driver. */
final class SystemCalls implements Trap, Copyable {
    private static final long PICOSECONDS = 1_000;

    private final Core core;
    private final KernelControlBlock control;
    private final DispatcherControlBlock dispatcher;
    private final ProgramLauncher launcher;
    private final InvocationFrame frame;
    private final DispatcherMemory memory;
    private final boolean inContext;

    SystemCalls(Core core, KernelControlBlock control, DispatcherControlBlock dispatcher,
            ProgramLauncher launcher, boolean inContext) {
        this.core = core;
        this.control = control;
        this.dispatcher = dispatcher;
        this.launcher = launcher;
        this.inContext = inContext;
        frame = new InvocationFrame();
        memory = new DispatcherMemory(core, dispatcher);
    }

    private SystemCalls(SystemCalls source, Copier copier) {
        copier.enter(source, this);
        core = copier.of(source.core);
        control = copier.of(source.control);
        dispatcher = copier.of(source.dispatcher);
        launcher = copier.of(source.launcher);
        inContext = source.inContext;
        frame = copier.of(source.frame);
        memory = copier.of(source.memory);
    }

    @Override
    public SystemCalls copy(Copier copier) {
        return new SystemCalls(this, copier);
    }

    @Override
    public InvocationFrame frame() {
        return frame;
    }

    @Override
    public void invoke() {
        enter();
        Outcome<CapabilitySlot> found = control.space(dispatcher.cspace()).occupiedSlotAt(frame.target());
        if (found.succeeded()) {
            CapabilitySlot slot = found.value();
            Work before = control.work();
            launcher.invocations().dispatch(new Call(core, control, dispatcher, slot), slot.capability(), frame);
            charge(control.work().since(before));
        } else {
            frame.refuse(found.error());
        }
    }

    /** The kernel's own bookkeeping lies in its cache; clearing memory has been charged word by word. */
    private void charge(Work work) {
        if (work.exceeds(Work.LIMIT)) {
            throw new KernelBug("no handler touches more than " + Work.LIMIT + ", this one touched " + work);
        }
        core.spend(work.bookkeeping() * core.description().costs().hit());
    }

    @Override
    public void print(String line) {
        enter();
        core.print(dispatcher.name() + ": " + line);
    }

    @Override
    public void mark(String text) {
        core.mark(dispatcher.name(), text);
    }

    @Override
    public long now() {
        return core.now() / PICOSECONDS;
    }

    @Override
    public void compute(long cycles) {
        core.spend(cycles);
    }

    @Override
    public Memory memory() {
        return memory;
    }

    /** The way into the kernel and back. A context that gives up the core is charged by the machine instead. */
    private void enter() {
        core.spend(core.description().costs().trap() + core.description().costs().resume());
    }

    @Override
    public void suspend(Wait wait) {
        if (!inContext) {
            throw new KernelBug("a reactor returns what it waits for, it does not suspend itself");
        }
        dispatcher.suspend(wait);
        core.trap();
    }

    @Override
    public void exit(int status) {
        dispatcher.end(status);
        core.mark("exit", dispatcher.name() + " " + status);
        if (inContext) {
            core.trap();
        }
    }
}
