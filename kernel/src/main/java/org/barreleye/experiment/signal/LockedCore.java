package org.barreleye.experiment.signal;

import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.core.Reactor;

/**
 * A core on which programs enter the kernel behind the lock: takes the lock, works, and releases it, each in steps of
 * their own. Subclasses are the programs in user mode. An interrupt that arrives in the kernel is handled when that is
 * left; its entry is charged when it arrives.
 */
@NotCopyable("an experiment runs to its end on one machine")
abstract class LockedCore implements Reactor {
    private static final long POLL_PERIOD_CYCLES = 6;

    private final QueueLock lock;
    private long node;
    private long nodeBefore;
    private Stage stage = Stage.USER;
    private KernelEntry present;
    private long afterRelease;
    private boolean isInterrupted;

    /** The place on the way through the kernel. */
    private enum Stage { USER, APPENDING, WAITING, WORKING, RELEASING }

    /**
     * A core in user mode.
     *
     * @param node the number of its node of the lock, from 1
     */
    LockedCore(QueueLock lock, long node) {
        this.lock = lock;
        this.node = node;
    }

    /** Runs in user mode until it enters the kernel, or as long as a directive says. */
    abstract CoreDirective runUser(Core core);

    /** Handles an interrupt, in user mode. */
    abstract CoreDirective onInterrupt(Core core);

    /**
     * Does the work of the kernel that is more than its cost; the lock is held.
     *
     * @return the cycles from the release of the lock to user mode
     */
    abstract long work(Core core, KernelEntry entry);

    /** Enters the kernel. */
    final CoreDirective enter(Core core, KernelEntry entry) {
        present = entry;
        core.spend(entry.entry());
        stage = Stage.APPENDING;
        return CoreDirective.AGAIN;
    }

    @Override
    public final CoreDirective step(Core core, CoreEvent event) {
        isInterrupted |= event instanceof CoreEvent.Interrupt;
        return switch (stage) {
            case USER -> user(core);
            case APPENDING -> {
                nodeBefore = lock.append(core, node);
                yield waitForLock(core);
            }
            case WAITING -> waitForLock(core);
            case WORKING -> {
                stage = Stage.RELEASING;
                core.spend(present.instructions());
                for (long line : present.lines()) {
                    core.load(line, Long.BYTES, Endianness.LITTLE);
                    core.store(line, Long.BYTES, 1, Endianness.LITTLE);
                }
                afterRelease = work(core, present);
                yield CoreDirective.AGAIN;
            }
            case RELEASING -> {
                lock.release(core, node);
                // The node before is free now, and becomes that of this core.
                node = nodeBefore;
                core.spend(afterRelease);
                stage = Stage.USER;
                yield CoreDirective.AGAIN;
            }
        };
    }

    private CoreDirective user(Core core) {
        if (isInterrupted) {
            isInterrupted = false;
            return onInterrupt(core);
        }
        return runUser(core);
    }

    private CoreDirective waitForLock(Core core) {
        if (lock.isReleased(core, nodeBefore)) {
            stage = Stage.WORKING;
            return CoreDirective.AGAIN;
        }
        stage = Stage.WAITING;
        return new CoreDirective.Await(new long[] {lock.address(nodeBefore)}, POLL_PERIOD_CYCLES, CoreDirective.NEVER);
    }
}
