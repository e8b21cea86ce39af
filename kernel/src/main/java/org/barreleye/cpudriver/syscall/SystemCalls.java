package org.barreleye.cpudriver.syscall;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.control.KernelControlBlock;
import org.barreleye.cpudriver.control.Work;
import org.barreleye.cpudriver.dispatch.Call;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.Threading;
import org.barreleye.kpi.channel.LmpReceiver;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Activations;
import org.barreleye.kpi.trap.InvocationFrame;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Wait;
import org.barreleye.kpi.types.CapabilityAddress;
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
    private final FastPath fastPath;

    SystemCalls(Core core, KernelControlBlock control, DispatcherControlBlock dispatcher,
            ProgramLauncher launcher) {
        this.core = core;
        this.control = control;
        this.dispatcher = dispatcher;
        this.launcher = launcher;
        frame = new InvocationFrame();
        memory = new DispatcherMemory(core, dispatcher);
        fastPath = new FastPath(core, control, dispatcher);
    }

    private SystemCalls(SystemCalls source, Copier copier) {
        copier.enter(source, this);
        core = copier.of(source.core);
        control = copier.of(source.control);
        dispatcher = copier.of(source.dispatcher);
        launcher = copier.of(source.launcher);
        frame = copier.of(source.frame);
        memory = copier.of(source.memory);
        fastPath = copier.of(source.fastPath);
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
        // What a handler has begun it ends, whoever else wants the core: others may see the same capabilities.
        core.holdInterrupts(true);
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
        core.holdInterrupts(false);
    }

    /** The kernel's own bookkeeping lies in its cache; clearing memory has been charged word by word. */
    private void charge(Work work) {
        if (work.exceeds(Work.LIMIT)) {
            throw new KernelBug("no handler touches more than " + Work.LIMIT + ", this one touched " + work);
        }
        core.spend(work.bookkeeping() * core.description().costs().hit());
    }

    @Override
    public KernelError lrpc(CapabilityAddress endpoint, int words, long w0, long w1, long w2, long w3) {
        core.holdInterrupts(true);
        Work before = control.work();
        KernelError error = fastPath.send(endpoint, words, w0, w1, w2, w3);
        charge(control.work().since(before));
        if (error == KernelError.NONE && !dispatcher.execution().isInUpcall()) {
            // Straight to the receiver; this one goes on when it has the core again.
            core.trap();
        } else {
            enter();
            core.holdInterrupts(false);
        }
        return error;
    }

    @Override
    public boolean receive(CapabilityAddress endpoint, LmpReceiver receiver) {
        return fastPath.receive(endpoint, receiver);
    }

    @Override
    public boolean hasMore(CapabilityAddress endpoint) {
        return fastPath.hasMore(endpoint);
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
        if (dispatcher.execution() instanceof Threading threading && threading.hasUpcalls() && !threading.isInUpcall()) {
            threading.enable(true);
            core.spend(cycles);
            // To look at the clock is to let everything happen that is due before.
            core.now();
            threading.enable(false);
        } else {
            core.spend(cycles);
        }
    }

    @Override
    public Activations activations() {
        if (dispatcher.execution() instanceof Threading threading) {
            return new ThreadCalls(core, threading);
        }
        throw new UnsupportedOperationException("only straight-line code has threads, and " + dispatcher.name() + " is a reactor");
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
        if (dispatcher.execution().isInUpcall()) {
            throw new KernelBug("a reactor returns what it waits for, it does not suspend itself");
        }
        dispatcher.suspend(wait);
        core.trap();
    }

    @Override
    public void exit(int status) {
        dispatcher.end(status);
        core.mark("exit", dispatcher.name() + " " + status);
        if (!dispatcher.execution().isInUpcall()) {
            core.trap();
        }
    }
}
