package org.barreleye.cpudriver;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.cpudriver.dma.DmaWindows;
import org.barreleye.cpudriver.interrupt.GicInterface;
import org.barreleye.cpudriver.invocation.PrintableText;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.ThreadedExecution;
import org.barreleye.cpudriver.schedule.Decision;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.cpudriver.state.SystemCallCost;
import org.barreleye.cpudriver.syscall.ProgramLauncher;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.ProgramTerminated;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.machine.core.Context;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.description.MmuKind;

/**
 * The CPU driver of one core: handles an event of the core, decides which dispatcher runs next, and runs it. It never
 * waits. All its state is in its {@link KernelControlBlock}.
 */
public final class CpuDriver implements Reactor {
    /** The number of the monitor in the boot image: the program that every core starts first. */
    public static final int MONITOR = 0;

    /** The exit status of a program that failed. */
    public static final int FAILED = 70;
    /** The exit status of a machine whose boot core has stopped, or has lost its monitor. */
    public static final int MONITOR_LOST = 73;

    private static final long POLL_PERIOD_CYCLES = 100;

    // The kind of a note in the trace.
    private static final String INTERRUPT = "interrupt";
    private static final String DMA = "dma";

    // The longest time for which a core runs programs without a look at lines and deadlines, in nanoseconds.
    private static final long POLL_INTERVAL = 1_000_000;

    private final KernelControlBlock control;
    private final ProgramLauncher launcher;
    private final DispatcherControlBlock monitor;
    private final boolean isBootCore;
    @Shared // never changed
    private final List<GicInterface> gics;
    // The end of the current time slice, in nanoseconds. A direct switch may have passed the slice on to a receiver.
    private long timesliceEnd;
    // The time of the next look at lines and deadlines while the core is busy, in nanoseconds.
    private long nextPoll = Wait.FOREVER;

    private CpuDriver(Core core, List<Program> programs, KernelDevices devices, SchedulingPolicy policy,
            QueueSizes sizes, BootInfo bootInfo) {
        CoreTranslation translation = new CoreTranslation(core);
        if (translation.kind() != MmuKind.NONE) {
            // What the core translated before it was started again is not true any more.
            translation.invalidateAll();
        }
        control = new KernelControlBlock(programs, devices.mailbox(), policy, sizes, translation,
                DmaWindows.of(core, devices.units()));
        gics = devices.gics().stream().filter(gic -> gic.reaches(core)).toList();
        gics.forEach(gic -> control.interrupts().reserve(gic.vector()));
        if (bootInfo.incarnation() > 0) {
            // What the kernel before had opened, which no other core may have closed, and what it has not received.
            control.dmaWindows().closeOf(core.id().number());
            control.mailbox().discardArrived(core);
        }
        launcher = new ProgramLauncher(core, control);
        monitor = InitialDomain.launch(control, launcher, bootInfo, programs.get(MONITOR));
        isBootCore = bootInfo.channel().isEmpty();
    }

    /**
     * Creates the CPU driver of the boot core.
     *
     * @param programs the programs of the boot image; number {@link #MONITOR} is the monitor
     * @param own the devices that the CPU driver drives itself
     * @param policy the scheduling policy of the core
     * @param sizes the sizes of rings and queues, the same on every core
     * @param memory the memory of kernels and monitors
     * @param remainingMemory the memory of all other domains
     * @param devices the devices that drivers can drive
     */
    public static CpuDriver ofBootCore(
            Core core, List<Program> programs, KernelDevices own, SchedulingPolicy policy, QueueSizes sizes,
            PhysicalRegion memory, List<PhysicalRegion> remainingMemory, DeviceResources devices) {
        return new CpuDriver(core, programs, own, policy, sizes,
                BootInfo.ofBootCore(core, memory, remainingMemory, devices));
    }

    /**
     * Creates the CPU driver of a core that a monitor started.
     *
     * @param own the devices that the CPU driver drives itself
     * @param policy the scheduling policy of the core
     * @param sizes the sizes of rings and queues, the same on every core
     * @param startPage packed canonical address of the start page, which the monitor has written
     */
    public static CpuDriver ofStartedCore(
            Core core, List<Program> programs, KernelDevices own, SchedulingPolicy policy, QueueSizes sizes,
            long startPage) {
        return new CpuDriver(core, programs, own, policy, sizes, BootInfo.ofStartPage(core, startPage));
    }

    @Override
    public CoreDirective step(Core core, CoreEvent event) {
        handle(core, event);
        long now = core.now() / SystemCalls.PICOSECONDS_PER_NANOSECOND;
        if (now >= nextPoll) {
            wakePollers(now);
        }
        if (control.deletion().hasWork()) {
            SystemCallCost before = control.cost();
            control.deletion().step();
            core.spend(control.cost().since(before).bookkeepingWords() * core.description().costs().hit());
        }
        Decision decision = decide(now);
        if (decision instanceof Decision.Run run) {
            nextPoll = Math.min(nextPoll, now + POLL_INTERVAL);
            return run(core, run);
        }
        nextPoll = Wait.FOREVER;
        return control.deletion().hasWork() || wakeExpired(now) ? CoreDirective.AGAIN : idle(decision.until());
    }

    /**
     * Decides which dispatcher runs next. After an LRPC the receiver runs for the rest of the sender's time slice,
     * which is still charged to the sender (lightweight remote procedure call, Bershad et al. 1990).
     */
    private Decision decide(long now) {
        Optional<DispatcherControlBlock> receiver = control.takeDirectSwitch();
        if (receiver.isPresent() && now < timesliceEnd
                && receiver.get().state() == DispatcherControlBlock.State.RUNNABLE) {
            return new Decision.Run(receiver.get(), timesliceEnd);
        }
        Decision decision = control.scheduler().decide(now);
        timesliceEnd = decision.until();
        return decision;
    }

    private void handle(Core core, CoreEvent event) {
        if (event instanceof CoreEvent.LineChanged changed) {
            wakeWaitersOnLine(changed.lineAddress());
        } else if (event instanceof CoreEvent.DeadlineReached) {
            wakeExpired(core.now() / SystemCalls.PICOSECONDS_PER_NANOSECOND);
        } else if (event instanceof CoreEvent.Interrupt interrupt) {
            onInterrupt(core, interrupt.vector());
        } else if (event instanceof CoreEvent.TimerExpired) {
            wakePollers(core.now() / SystemCalls.PICOSECONDS_PER_NANOSECOND);
        } else if (event instanceof CoreEvent.ContextFinished finished) {
            finished.context().failure().ifPresent(failure -> onContextFailed(core, finished.context(), failure));
        }
    }

    private void onInterrupt(Core core, int vector) {
        if (control.mailbox().handlesInterrupt(vector)) {
            control.mailbox().onInterrupt(core, this::wakeWaitersOnLine);
            return;
        }
        if (control.dmaWindows().handlesInterrupt(vector)) {
            control.dmaWindows().onInterrupt(vector).forEach(fault -> core.note(DMA, fault));
            return;
        }
        Optional<GicInterface> asked = gics.stream().filter(gic -> gic.vector() == vector).findFirst();
        if (asked.isPresent()) {
            onLines(core, asked.get());
        } else {
            onVector(core, vector);
        }
    }

    /** Handles all lines for which a controller interrupts this core. */
    private void onLines(Core core, GicInterface gic) {
        OptionalInt line = gic.acknowledge(core);
        if (line.isEmpty()) {
            onVector(core, gic.vector());
        }
        while (line.isPresent()) {
            OptionalInt vector = gic.vectorOf(line.getAsInt());
            vector.ifPresent(number -> onVector(core, number));
            if (vector.isEmpty() || !control.interrupts().isConnected(vector.getAsInt())) {
                gic.disable(core, line.getAsInt());
            }
            line = gic.acknowledge(core);
        }
    }

    private void onVector(Core core, int vector) {
        String effect = control.interrupts().onInterrupt(vector);
        if (core.keepsNotes()) {
            core.note(INTERRUPT, "vector " + vector + " " + effect);
        }
    }

    private void wakeWaitersOnLine(long line) {
        for (DispatcherControlBlock dispatcher : control.scheduler().dispatchers()) {
            if (dispatcher.waitingFor().isFor(line)) {
                dispatcher.wake();
            }
        }
    }

    /**
     * Wakes the dispatchers that wait for a line or for a time that has come. While programs run, the lines that others
     * wait for are not polled: these poll themselves. Programs that are never preempted, or yield before their time
     * slice ends, set off no timer, so this is due once in a while.
     */
    private void wakePollers(long now) {
        wakeAllLineWaiters();
        wakeExpired(now);
        nextPoll = now + POLL_INTERVAL;
    }

    private void wakeAllLineWaiters() {
        for (DispatcherControlBlock dispatcher : control.scheduler().dispatchers()) {
            if (dispatcher.waitingFor().lines().length > 0) {
                dispatcher.wake();
            }
        }
    }

    /**
     * Wakes the dispatchers that wait for a time that has come; returns whether there is one. While the core is idle, a
     * line that changes again and again would otherwise come before every deadline.
     */
    private boolean wakeExpired(long now) {
        boolean any = false;
        for (DispatcherControlBlock dispatcher : control.scheduler().dispatchers()) {
            if (dispatcher.state() == DispatcherControlBlock.State.WAITING
                    && dispatcher.waitingFor().deadline() <= now) {
                dispatcher.wake();
                any = true;
            }
        }
        return any;
    }

    private void onContextFailed(Core core, Context context, Throwable failure) {
        DispatcherControlBlock dispatcher = dispatcherOf(context);
        boolean isHandled = !(failure instanceof ProgramTerminated)
                && dispatcher.execution() instanceof ThreadedExecution threading && threading.onThreadFailed(context);
        if (!isHandled) {
            fail(core, dispatcher, failure);
        }
    }

    private DispatcherControlBlock dispatcherOf(Context context) {
        return control.scheduler().dispatchers().stream()
                .filter(dispatcher -> dispatcher.runsIn(context))
                .findFirst()
                .orElseThrow(() -> new KernelBug("there is a dispatcher for every context"));
    }

    private CoreDirective run(Core core, Decision.Run decision) {
        DispatcherControlBlock dispatcher = decision.dispatcher();
        if (control.translations().switchTo(dispatcher) && !control.pageMappings().activate(dispatcher)) {
            core.spend(core.description().costs().spaceSwitch());
        }
        if (dispatcher.execution().canBePreempted()) {
            core.setTimer(toPicoseconds(decision.until()));
        } else {
            core.spend(core.description().costs().resume());
        }
        CoreDirective next = CoreDirective.AGAIN;
        try {
            next = dispatcher.execution().resume(dispatcher);
        } catch (VirtualMachineError failure) {
            // May have interrupted the kernel; a confined program converts its own to ProgramTerminated.
            throw failure;
        } catch (RuntimeException | Error failure) {
            fail(core, dispatcher, failure);
        }
        control.requireNoBug();
        if (dispatcher.state() == DispatcherControlBlock.State.WAITING) {
            launcher.translateWait(dispatcher);
        }
        return next;
    }

    /** Ends a program that threw an exception. A bug of the kernel or of its monitor stops the machine instead. */
    private void fail(Core core, DispatcherControlBlock dispatcher, Throwable failure) {
        control.requireNoBug();
        if (dispatcher == monitor && failure instanceof KernelBug bug) {
            throw bug;
        }
        String reason = failure instanceof ProgramTerminated ? " was ended: " + failure.getMessage()
                : " failed: " + failure + location(failure);
        for (String line : PrintableText.lines(reason)) {
            core.print(dispatcher.name() + line);
        }
        dispatcher.end(FAILED);
        if (dispatcher == monitor && isBootCore) {
            // No other domain can start programs or switch the machine off.
            core.powerOff(MONITOR_LOST);
        }
    }

    /** The place in the program where an exception was thrown, as far as it is known. */
    private static String location(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .findFirst()
                .map(frame -> " at " + frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName()
                        + ":" + frame.getLineNumber() + ")")
                .orElse("");
    }

    private CoreDirective idle(long until) {
        long deadline = until;
        int count = 0;
        for (DispatcherControlBlock dispatcher : control.scheduler().dispatchers()) {
            if (dispatcher.state() == DispatcherControlBlock.State.WAITING) {
                deadline = Math.min(deadline, dispatcher.waitingFor().deadline());
                count += dispatcher.waitingFor().lines().length;
            }
        }
        long[] lines = new long[count];
        int end = 0;
        for (DispatcherControlBlock dispatcher : control.scheduler().dispatchers()) {
            if (dispatcher.state() == DispatcherControlBlock.State.WAITING) {
                long[] waited = dispatcher.waitingFor().lines();
                System.arraycopy(waited, 0, lines, end, waited.length);
                end += waited.length;
            }
        }
        return lines.length == 0 && deadline == Wait.FOREVER
                ? CoreDirective.HALT
                : new CoreDirective.Await(lines, POLL_PERIOD_CYCLES, toPicoseconds(deadline));
    }

    private static long toPicoseconds(long nanoseconds) {
        return nanoseconds >= CoreDirective.NEVER / SystemCalls.PICOSECONDS_PER_NANOSECOND ? CoreDirective.NEVER
                : nanoseconds * SystemCalls.PICOSECONDS_PER_NANOSECOND;
    }
}
