package org.barreleye.cpudriver.syscall;

import java.util.Locale;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.invocation.InvocationContext;
import org.barreleye.cpudriver.invocation.PrintableText;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.OutputQuota;
import org.barreleye.cpudriver.object.ThreadedExecution;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.cpudriver.state.SystemCallCost;
import org.barreleye.kpi.channel.LmpReceiver;
import org.barreleye.kpi.channel.MessageTracer;
import org.barreleye.kpi.channel.QueueSizes;
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
import org.barreleye.kpi.types.InstructionCosts;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.description.MmuKind;

/** The system calls of one dispatcher. */
final class SystemCallHandler implements SystemCalls, Copyable {
    private final Core core;
    private final KernelControlBlock control;
    private final DispatcherControlBlock dispatcher;
    private final ProgramLauncher launcher;
    private final InvocationFrame frame;
    private final DispatcherMemory memory;
    private final FastPath fastPath;
    private final MessageTracer messageTracer;

    SystemCallHandler(Core core, KernelControlBlock control, DispatcherControlBlock dispatcher,
            ProgramLauncher launcher) {
        this.core = core;
        this.control = control;
        this.dispatcher = dispatcher;
        this.launcher = launcher;
        frame = new InvocationFrame();
        memory = new DispatcherMemory(core, dispatcher);
        fastPath = new FastPath(core, control, dispatcher);
        messageTracer = new DispatcherTracer(core, dispatcher);
    }

    @Override
    public QueueSizes queueSizes() {
        return control.queueSizes();
    }

    @Override
    public InvocationFrame frame() {
        return frame;
    }

    @Override
    public void invoke() {
        // The kernel is not preemptible: its data structures are consistent only between two system calls.
        core.maskInterrupts(true);
        try {
            chargeKernelEntry();
            invokeTarget();
        } catch (KernelBug bug) {
            control.setBug(bug);
            throw bug;
        } finally {
            core.maskInterrupts(false);
        }
    }

    private void invokeTarget() {
        Outcome<CapabilitySlot> found = control.space(dispatcher.cspace()).occupiedSlotAt(frame.target());
        if (!found.succeeded()) {
            frame.refuse(found.error());
            return;
        }
        CapabilitySlot slot = found.value();
        if (control.directory().isLost(slot.capability())) {
            frame.refuse(KernelError.HOME_FAILED);
            return;
        }
        SystemCallCost before = control.cost();
        launcher.invocations().dispatch(new InvocationContext(core, control, dispatcher, slot), slot.capability(),
                frame);
        charge(control.cost().since(before));
    }

    /** Charges the work on the kernel's data structures as cache hits; clearing memory was charged by the core. */
    private void charge(SystemCallCost cost) {
        if (cost.exceeds(SystemCallCost.LIMIT)) {
            throw new KernelBug(
                    "no system call does more work than " + SystemCallCost.LIMIT + ", this one did " + cost);
        }
        core.spend(cost.bookkeepingWords() * core.description().costs().hit());
    }

    @Override
    public KernelError lrpc(CapabilityAddress endpoint, int words, long w0, long w1, long w2, long w3) {
        core.maskInterrupts(true);
        KernelError error = KernelError.NONE;
        try {
            SystemCallCost before = control.cost();
            error = fastPath.send(endpoint, words, w0, w1, w2, w3);
            charge(control.cost().since(before));
        } catch (KernelBug bug) {
            control.setBug(bug);
            throw bug;
        } catch (RuntimeException | Error failure) {
            core.maskInterrupts(false);
            throw failure;
        }
        if (error == KernelError.NONE && !dispatcher.execution().isInUpcall()) {
            // Switches to the receiver; the caller continues when it is scheduled again.
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
        OutputQuota quota = dispatcher.output();
        for (String part : PrintableText.lines(line)) {
            chargeKernelEntry();
            long dropped = quota.takeDropped(now());
            if (dropped > 0) {
                core.print(dispatcher.name() + " printed " + dropped + " more lines in an earlier second, which were"
                        + " dropped");
            }
            if (quota.admit()) {
                core.print(dispatcher.name() + ": " + part);
            } else if (quota.isFirstDropped()) {
                core.print(dispatcher.name() + " has printed " + quota.limit() + " lines in this second, the quota of"
                        + " its domain; the rest is dropped");
            }
        }
    }

    @Override
    public void mark(String text) {
        core.mark(dispatcher.name(), text);
    }

    @Override
    public MessageTracer messageTracer() {
        return messageTracer;
    }

    @Override
    public long now() {
        return core.now() / SystemCalls.PICOSECONDS_PER_NANOSECOND;
    }

    @Override
    public void compute(long cycles) {
        if (dispatcher.execution() instanceof ThreadedExecution threading && threading.hasUpcalls()
                && !threading.isInUpcall()) {
            threading.setPreemptible(true);
            core.spend(cycles);
            // Reading the clock processes every event that is due before.
            core.now();
            threading.setPreemptible(false);
        } else {
            core.spend(cycles);
        }
    }

    @Override
    public void charge(long cycles) {
        core.spend(cycles);
    }

    @Override
    public InstructionCosts instructionCosts() {
        return core.description().costs().instructions();
    }

    @Override
    public SchedulerActivations activations() {
        if (dispatcher.execution() instanceof ThreadedExecution threading) {
            return new SchedulerActivationHandler(core, threading);
        }
        throw new UnsupportedOperationException("only a threaded program has threads, and " + dispatcher.name()
                + " is a reactor");
    }

    @Override
    public String pageTableArchitecture() {
        MmuKind kind = core.description().mmu();
        return kind == MmuKind.NONE ? "" : kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Memory memory() {
        return memory;
    }

    /** Charges kernel entry and exit. For a context that yields, the machine charges instead. */
    private void chargeKernelEntry() {
        core.spend(core.description().costs().trap() + core.description().costs().resume());
    }

    @Override
    public void suspend(Wait wait) {
        if (dispatcher.execution().isInUpcall()) {
            throw new IllegalStateException("a reactor returns the wait instead of suspending itself");
        }
        dispatcher.suspend(wait);
        dispatcher.setTranslatedWait(memory.translate(wait));
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
