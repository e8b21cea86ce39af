package org.barreleye.cpudriver;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.control.KernelControlBlock;
import org.barreleye.cpudriver.mailbox.MailboxRegisters;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.Threading;
import org.barreleye.cpudriver.schedule.Decision;
import org.barreleye.cpudriver.syscall.ProgramLauncher;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Wait;
import org.barreleye.kpi.types.Copier;
import org.barreleye.machine.core.Context;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.Next;
import org.barreleye.machine.core.Occurrence;
import org.barreleye.machine.core.Reactor;

/**
 * The privileged software of one core: takes what happens, decides who has the core next, and gives it to them. It never
 * waits, and everything it remembers is in its {@link KernelControlBlock}.
 */
public final class CpuDriver implements Reactor {
    /** The number in the boot image of the program that every core starts first. */
    public static final int MONITOR = 0;

    /** The exit status of a program that failed. */
    public static final int FAILED = 70;

    private static final long PICOSECONDS = 1_000;
    private static final long POLL_PERIOD_CYCLES = 100;

    private final KernelControlBlock control;
    private final ProgramLauncher launcher;
    private final DispatcherControlBlock monitor;
    private final boolean isBootCore;
    // When the turn that the scheduler gave last is over, in nanoseconds; it may have been left to somebody else.
    private long turnEnds;
    // Whose address space the core has; nobody's before the first turn.
    private Optional<DispatcherControlBlock> present = Optional.empty();

    private CpuDriver(Core core, List<Image> images, Optional<MailboxRegisters> mailbox, Handover handover) {
        control = new KernelControlBlock(images, mailbox);
        launcher = new ProgramLauncher(core, control);
        monitor = FirstDomain.launch(control, launcher, handover, images.get(MONITOR));
        isBootCore = handover.channel().isEmpty();
    }

    private CpuDriver(CpuDriver source, Copier copier) {
        copier.enter(source, this);
        control = copier.of(source.control);
        launcher = copier.of(source.launcher);
        monitor = copier.of(source.monitor);
        isBootCore = source.isBootCore;
        turnEnds = source.turnEnds;
        present = copier.of(source.present);
    }

    /**
     * The CPU driver of the core that is switched on first.
     *
     * @param images the programs of the boot image; number {@link #MONITOR} is the monitor
     * @param mailbox where the core reaches the mailbox, if it does
     * @param memory what kernels and monitors live in
     * @param rest the memory for everybody else
     */
    public static CpuDriver ofBootCore(
            Core core, List<Image> images, Optional<MailboxRegisters> mailbox, Region memory, List<Region> rest) {
        return new CpuDriver(core, images, mailbox, Handover.ofBootCore(core, memory, rest));
    }

    /**
     * The CPU driver of a core that a monitor started.
     *
     * @param mailbox where the core reaches the mailbox, if it does
     * @param startPage packed canonical address of what the monitor has written for it
     */
    public static CpuDriver ofStartedCore(
            Core core, List<Image> images, Optional<MailboxRegisters> mailbox, long startPage) {
        return new CpuDriver(core, images, mailbox, Handover.ofStartPage(core, startPage));
    }

    @Override
    public CpuDriver copy(Copier copier) {
        return new CpuDriver(this, copier);
    }

    @Override
    public Next step(Core core, Occurrence occurrence) {
        take(core, occurrence);
        Decision decision = decide(core.now() / PICOSECONDS);
        return decision instanceof Decision.Run run ? run(core, run) : idle(decision.until());
    }

    /** Whoever gives up the core after a message leaves the rest of the turn to the receiver; the account is still the sender's. */
    private Decision decide(long now) {
        Optional<DispatcherControlBlock> receiver = control.takeNext();
        if (receiver.isPresent() && now < turnEnds && receiver.get().state() == DispatcherControlBlock.State.RUNNABLE) {
            return new Decision.Run(receiver.get(), turnEnds);
        }
        Decision decision = control.scheduler().decide(now);
        turnEnds = decision.until();
        return decision;
    }

    private void take(Core core, Occurrence occurrence) {
        if (occurrence instanceof Occurrence.LineChanged changed) {
            wakeThoseWaitingFor(changed.lineAddress());
        } else if (occurrence instanceof Occurrence.DeadlineReached) {
            wakeThoseDueBy(core.now() / PICOSECONDS);
        } else if (occurrence instanceof Occurrence.Interrupt interrupt && control.mailbox().interruptsWith(interrupt.vector())) {
            control.mailbox().interrupted(core, this::wakeThoseWaitingFor);
        } else if (occurrence instanceof Occurrence.TimerExpired) {
            // While a program had the core nobody looked at the lines that others wait for: they look for themselves.
            wakeThoseThatPoll();
            wakeThoseDueBy(core.now() / PICOSECONDS);
        } else if (occurrence instanceof Occurrence.ContextFinished finished) {
            finished.context().failure().ifPresent(failure -> ended(core, finished.context(), failure));
        }
    }

    private void wakeThoseWaitingFor(long line) {
        for (DispatcherControlBlock dispatcher : control.scheduler().dispatchers()) {
            if (dispatcher.waitingFor().isFor(line)) {
                dispatcher.wake();
            }
        }
    }

    private void wakeThoseThatPoll() {
        for (DispatcherControlBlock dispatcher : control.scheduler().dispatchers()) {
            if (dispatcher.waitingFor().lines().length > 0) {
                dispatcher.wake();
            }
        }
    }

    private void wakeThoseDueBy(long now) {
        for (DispatcherControlBlock dispatcher : control.scheduler().dispatchers()) {
            if (dispatcher.waitingFor().deadline() <= now) {
                dispatcher.wake();
            }
        }
    }

    private void ended(Core core, Context context, Throwable failure) {
        DispatcherControlBlock dispatcher = dispatcherOf(context);
        boolean told = !(failure instanceof KernelBug)
                && dispatcher.execution() instanceof Threading threading && threading.failed(context);
        if (!told) {
            fail(core, dispatcher, failure);
        }
    }

    private DispatcherControlBlock dispatcherOf(Context context) {
        return control.scheduler().dispatchers().stream()
                .filter(dispatcher -> dispatcher.runsIn(context))
                .findFirst()
                .orElseThrow(() -> new KernelBug("every context belongs to a dispatcher"));
    }

    private Next run(Core core, Decision.Run turn) {
        DispatcherControlBlock dispatcher = turn.dispatcher();
        if (present.filter(dispatcher::equals).isEmpty()) {
            core.spend(core.description().costs().spaceSwitch());
            present = Optional.of(dispatcher);
        }
        if (dispatcher.execution().canBePreempted()) {
            core.setTimer(picoseconds(turn.until()));
        } else {
            core.spend(core.description().costs().resume());
        }
        try {
            return dispatcher.execution().resume(dispatcher);
        } catch (RuntimeException mistake) {
            fail(core, dispatcher, mistake);
            return Next.AGAIN;
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

    private Next idle(long until) {
        long deadline = until;
        long[] lines = {};
        for (DispatcherControlBlock dispatcher : control.scheduler().dispatchers()) {
            if (dispatcher.state() == DispatcherControlBlock.State.WAITING) {
                Wait wait = dispatcher.waitingFor();
                deadline = Math.min(deadline, wait.deadline());
                int known = lines.length;
                lines = Arrays.copyOf(lines, known + wait.lines().length);
                System.arraycopy(wait.lines(), 0, lines, known, wait.lines().length);
            }
        }
        return lines.length == 0 && deadline == Wait.FOREVER
                ? Next.HALT
                : new Next.Await(lines, POLL_PERIOD_CYCLES, picoseconds(deadline));
    }

    private static long picoseconds(long nanoseconds) {
        return nanoseconds >= Next.NEVER / PICOSECONDS ? Next.NEVER : nanoseconds * PICOSECONDS;
    }
}
