package org.barreleye.cpudriver.syscall;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.invocation.InvocationContext;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.ThreadedExecution;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.cpudriver.state.SystemCallCost;
import org.barreleye.kpi.channel.LmpReceiver;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.InvocationFrame;
import org.barreleye.kpi.syscall.SchedulerActivations;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.machine.core.Core;

/** What one dispatcher can ask of its CPU driver. */
final class SystemCallHandler implements SystemCalls, Copyable {
    private static final long PICOSECONDS_PER_NANOSECOND = 1_000;

    private final Core core;
    private final KernelControlBlock control;
    private final DispatcherControlBlock dispatcher;
    private final ProgramLauncher launcher;
    private final InvocationFrame frame;
    private final DispatcherMemory memory;
    private final FastPath fastPath;

    SystemCallHandler(Core core, KernelControlBlock control, DispatcherControlBlock dispatcher,
            ProgramLauncher launcher) {
        this.core = core;
        this.control = control;
        this.dispatcher = dispatcher;
        this.launcher = launcher;
        frame = new InvocationFrame();
        memory = new DispatcherMemory(core, dispatcher);
        fastPath = new FastPath(core, control, dispatcher);
    }

    @Override
    public InvocationFrame frame() {
        return frame;
    }

    @Override
    public void invoke() {
        // What a handler has begun it ends, whoever else wants the core: others may see the same capabilities.
        core.maskInterrupts(true);
        chargeKernelEntry();
        Outcome<CapabilitySlot> found = control.space(dispatcher.cspace()).occupiedSlotAt(frame.target());
        if (found.succeeded()) {
            CapabilitySlot slot = found.value();
            SystemCallCost before = control.cost();
            launcher.invocations().dispatch(new InvocationContext(core, control, dispatcher, slot), slot.capability(),
                    frame);
            charge(control.cost().since(before));
        } else {
            frame.refuse(found.error());
        }
        core.maskInterrupts(false);
    }

    /** The kernel's own bookkeeping lies in its cache; clearing memory has been charged word by word. */
    private void charge(SystemCallCost cost) {
        if (cost.exceeds(SystemCallCost.LIMIT)) {
            throw new KernelBug("no handler touches more than " + SystemCallCost.LIMIT + ", this one touched " + cost);
        }
        core.spend(cost.bookkeepingWords() * core.description().costs().hit());
    }

    @Override
    public KernelError lrpc(CapabilityAddress endpoint, int words, long w0, long w1, long w2, long w3) {
        core.maskInterrupts(true);
        SystemCallCost before = control.cost();
        KernelError error = fastPath.send(endpoint, words, w0, w1, w2, w3);
        charge(control.cost().since(before));
        if (error == KernelError.NONE && !dispatcher.execution().isInUpcall()) {
            // Straight to the receiver; this one goes on when it has the core again.
            core.trap();
        } else {
            chargeKernelEntry();
            core.maskInterrupts(false);
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
        chargeKernelEntry();
        core.print(dispatcher.name() + ": " + line);
    }

    @Override
    public void mark(String text) {
        core.mark(dispatcher.name(), text);
    }

    @Override
    public long now() {
        return core.now() / PICOSECONDS_PER_NANOSECOND;
    }

    @Override
    public void compute(long cycles) {
        if (dispatcher.execution() instanceof ThreadedExecution threading && threading.hasUpcalls()
                && !threading.isInUpcall()) {
            threading.setPreemptible(true);
            core.spend(cycles);
            // To look at the clock is to let everything happen that is due before.
            core.now();
            threading.setPreemptible(false);
        } else {
            core.spend(cycles);
        }
    }

    @Override
    public SchedulerActivations activations() {
        if (dispatcher.execution() instanceof ThreadedExecution threading) {
            return new SchedulerActivationHandler(core, threading);
        }
        throw new UnsupportedOperationException("only straight-line code has threads, and " + dispatcher.name()
                + " is a reactor");
    }

    @Override
    public Memory memory() {
        return memory;
    }

    /** The way into the kernel and back. A context that gives up the core is charged by the machine instead. */
    private void chargeKernelEntry() {
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
