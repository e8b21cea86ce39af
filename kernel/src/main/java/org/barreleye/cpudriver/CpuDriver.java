package org.barreleye.cpudriver;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.mailbox.MailboxRegisters;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.ThreadedExecution;
import org.barreleye.cpudriver.schedule.Decision;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.cpudriver.syscall.ProgramLauncher;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.types.StateCloner;
import org.barreleye.machine.core.Context;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.core.Reactor;

/**
 * The privileged software of one core: takes what happens, decides who has the core next, and gives it to them. It
 * never waits, and everything it remembers is in its {@link KernelControlBlock}.
 */
public final class CpuDriver implements Reactor {
    /** The number in the boot image of the program that every core starts first. */
    public static final int MONITOR = 0;

    /** The exit status of a program that failed. */
    public static final int FAILED = 70;

    private static final long PICOSECONDS_PER_NANOSECOND = 1_000;
    private static final long POLL_PERIOD_CYCLES = 100;

    private final KernelControlBlock control;
    private final ProgramLauncher launcher;
    private final DispatcherControlBlock monitor;
    private final boolean isBootCore;
    // When the turn that the scheduler gave last is over, in nanoseconds; it may have been left to somebody else.
    private long timesliceEnd;
    // Whose address space the core has; nobody's before the first turn.
    private Optional<DispatcherControlBlock> currentSpace = Optional.empty();

    private CpuDriver(Core core, List<Program> programs, Optional<MailboxRegisters> mailbox, SchedulingPolicy policy,
            BootInfo bootInfo) {
        control = new KernelControlBlock(programs, mailbox, policy);
        launcher = new ProgramLauncher(core, control);
        monitor = InitialDomain.launch(control, launcher, bootInfo, programs.get(MONITOR));
        isBootCore = bootInfo.channel().isEmpty();
    }

    private CpuDriver(CpuDriver source, StateCloner cloner) {
        cloner.register(source, this);
        control = cloner.of(source.control);
        launcher = cloner.of(source.launcher);
        monitor = cloner.of(source.monitor);
        isBootCore = source.isBootCore;
        timesliceEnd = source.timesliceEnd;
        currentSpace = cloner.of(source.currentSpace);
    }

    /**
     * The CPU driver of the core that is switched on first.
     *
     * @param programs the programs of the boot image; number {@link #MONITOR} is the monitor
     * @param mailbox where the core reaches the mailbox, if it does
     * @param policy the scheduling policy of the core
     * @param memory what kernels and monitors live in
     * @param remainingMemory the memory for everybody else
     */
    public static CpuDriver ofBootCore(
            Core core, List<Program> programs, Optional<MailboxRegisters> mailbox, SchedulingPolicy policy,
            PhysicalRegion memory, List<PhysicalRegion> remainingMemory) {
        return new CpuDriver(core, programs, mailbox, policy, BootInfo.ofBootCore(core, memory, remainingMemory));
    }

    /**
     * The CPU driver of a core that a monitor started.
     *
     * @param mailbox where the core reaches the mailbox, if it does
     * @param policy the scheduling policy of the core
     * @param startPage packed canonical address of what the monitor has written for it
     */
    public static CpuDriver ofStartedCore(
            Core core, List<Program> programs, Optional<MailboxRegisters> mailbox, SchedulingPolicy policy,
            long startPage) {
        return new CpuDriver(core, programs, mailbox, policy, BootInfo.ofStartPage(core, startPage));
    }

    @Override
    public CpuDriver copy(StateCloner cloner) {
        return new CpuDriver(this, cloner);
    }

    @Override
    public CoreDirective step(Core core, CoreEvent event) {
        handle(core, event);
        Decision decision = decide(core.now() / PICOSECONDS_PER_NANOSECOND);
        return decision instanceof Decision.Run run ? run(core, run) : idle(decision.until());
    }

    /**
     * Whoever gives up the core after a message leaves the rest of the turn to the receiver; the account is still the
     * sender's.
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
            wakeExpired(core.now() / PICOSECONDS_PER_NANOSECOND);
        } else if (event instanceof CoreEvent.Interrupt interrupt
                && control.mailbox().handlesInterrupt(interrupt.vector())) {
            control.mailbox().onInterrupt(core, this::wakeWaitersOnLine);
        } else if (event instanceof CoreEvent.TimerExpired) {
            // While a program had the core nobody looked at the lines that others wait for: they look for themselves.
            wakeAllLineWaiters();
            wakeExpired(core.now() / PICOSECONDS_PER_NANOSECOND);
        } else if (event instanceof CoreEvent.ContextFinished finished) {
            finished.context().failure().ifPresent(failure -> onContextFailed(core, finished.context(), failure));
        }
    }

    private void wakeWaitersOnLine(long line) {
        for (DispatcherControlBlock dispatcher : control.scheduler().dispatchers()) {
            if (dispatcher.waitingFor().isFor(line)) {
                dispatcher.wake();
            }
        }
    }

    private void wakeAllLineWaiters() {
        for (DispatcherControlBlock dispatcher : control.scheduler().dispatchers()) {
            if (dispatcher.waitingFor().lines().length > 0) {
                dispatcher.wake();
            }
        }
    }

    private void wakeExpired(long now) {
        for (DispatcherControlBlock dispatcher : control.scheduler().dispatchers()) {
            if (dispatcher.waitingFor().deadline() <= now) {
                dispatcher.wake();
            }
        }
    }

    private void onContextFailed(Core core, Context context, Throwable failure) {
        DispatcherControlBlock dispatcher = dispatcherOf(context);
        boolean isHandled = !(failure instanceof KernelBug)
                && dispatcher.execution() instanceof ThreadedExecution threading && threading.onThreadFailed(context);
        if (!isHandled) {
            fail(core, dispatcher, failure);
        }
    }

    private DispatcherControlBlock dispatcherOf(Context context) {
        return control.scheduler().dispatchers().stream()
                .filter(dispatcher -> dispatcher.runsIn(context))
                .findFirst()
                .orElseThrow(() -> new KernelBug("every context belongs to a dispatcher"));
    }

    private CoreDirective run(Core core, Decision.Run decision) {
        DispatcherControlBlock dispatcher = decision.dispatcher();
        if (currentSpace.filter(dispatcher::equals).isEmpty()) {
            core.spend(core.description().costs().spaceSwitch());
            currentSpace = Optional.of(dispatcher);
        }
        if (dispatcher.execution().canBePreempted()) {
            core.setTimer(toPicoseconds(decision.until()));
        } else {
            core.spend(core.description().costs().resume());
        }
        try {
            return dispatcher.execution().resume(dispatcher);
        } catch (RuntimeException failure) {
            fail(core, dispatcher, failure);
            return CoreDirective.AGAIN;
        }
    }

    private void fail(Core core, DispatcherControlBlock dispatcher, Throwable failure) {
        if (failure instanceof KernelBug bug) {
            throw bug;
        }
        core.print(dispatcher.name() + " failed: " + failure);
        dispatcher.end(FAILED);
        if (dispatcher == monitor && isBootCore) {
            // Nobody is left who could start anything, or switch the machine off.
            core.powerOff(FAILED);
        }
    }

    private CoreDirective idle(long until) {
        long deadline = until;
        long[] lines = {};
        for (DispatcherControlBlock dispatcher : control.scheduler().dispatchers()) {
            if (dispatcher.state() == DispatcherControlBlock.State.WAITING) {
                Wait wait = dispatcher.waitingFor();
                deadline = Math.min(deadline, wait.deadline());
                int count = lines.length;
                lines = Arrays.copyOf(lines, count + wait.lines().length);
                System.arraycopy(wait.lines(), 0, lines, count, wait.lines().length);
            }
        }
        return lines.length == 0 && deadline == Wait.FOREVER
                ? CoreDirective.HALT
                : new CoreDirective.Await(lines, POLL_PERIOD_CYCLES, toPicoseconds(deadline));
    }

    private static long toPicoseconds(long nanoseconds) {
        return nanoseconds >= CoreDirective.NEVER / PICOSECONDS_PER_NANOSECOND ? CoreDirective.NEVER
                : nanoseconds * PICOSECONDS_PER_NANOSECOND;
    }
}
