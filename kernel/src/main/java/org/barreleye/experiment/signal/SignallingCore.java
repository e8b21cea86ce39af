package org.barreleye.experiment.signal;

import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;

/** A core with one of the two threads that signal each other, and perhaps a program beside it. */
@NotCopyable("an experiment runs to its end on one machine")
final class SignallingCore extends LockedCore {
    private static final int VECTOR = 40;
    private static final long LOOP_CYCLES = 5;

    private final Entries entries;
    private final CoreId id;
    private final boolean measures;
    private final Situation.Load beside;
    private SignallingCore partner;
    private Operation next;
    // What the kernel knows of the thread.
    private boolean isSignalled;
    private boolean isBlocked;
    private int rounds;
    private long begin;
    private long end;

    /** A system call of the thread. */
    private enum Operation { SIGNAL, BLOCK }

    /** The ways through the kernel of a core: to signal the partner, to block, an interrupt, a call of the load. */
    record Entries(KernelEntry signal, KernelEntry block, KernelEntry interrupt, KernelEntry call) {}

    /**
     * A core.
     *
     * @param measures whether its thread signals first and measures; otherwise it waits first
     */
    SignallingCore(QueueLock lock, long node, CoreId id, Entries entries, boolean measures, Situation.Load beside) {
        super(lock, node);
        this.id = id;
        this.entries = entries;
        this.measures = measures;
        this.beside = beside;
        next = measures ? Operation.SIGNAL : Operation.BLOCK;
    }

    /** Sets the partner, before the machine runs. */
    void setPartner(SignallingCore other) {
        partner = other;
    }

    /** Returns whether it has measured. */
    boolean isDone() {
        return rounds > SignalProgram.WARM_UP_ROUNDS + SignalProgram.ROUNDS;
    }

    /** The picoseconds of a round trip. */
    double picoseconds() {
        return (double) (end - begin) / SignalProgram.ROUNDS;
    }

    @Override
    CoreDirective runUser(Core core) {
        if (isBlocked) {
            return runBeside(core);
        }
        if (next == Operation.BLOCK) {
            next = Operation.SIGNAL;
            return enter(core, entries.block());
        }
        core.spend(LOOP_CYCLES);
        if (measures) {
            begin = rounds == SignalProgram.WARM_UP_ROUNDS ? core.now() : begin;
            end = core.now();
            rounds++;
        }
        next = Operation.BLOCK;
        return isDone() ? CoreDirective.HALT : enter(core, entries.signal());
    }

    private CoreDirective runBeside(Core core) {
        return switch (beside) {
            case NONE -> CoreDirective.HALT;
            case COMPUTATION -> {
                core.spend(LoadProgram.CYCLES_BETWEEN_CALLS);
                yield CoreDirective.AGAIN;
            }
            case SYSTEM_CALLS -> {
                core.spend(LoadProgram.CYCLES_BETWEEN_CALLS);
                yield enter(core, entries.call());
            }
        };
    }

    @Override
    CoreDirective onInterrupt(Core core) {
        return enter(core, entries.interrupt());
    }

    @Override
    long work(Core core, KernelEntry entry) {
        long resume = core.description().costs().resume();
        long spaceSwitch = beside == Situation.Load.NONE ? 0 : core.description().costs().spaceSwitch();
        if (entry == entries.signal()) {
            partner.isSignalled = true;
            if (partner.isBlocked) {
                core.sendInterrupt(partner.id, VECTOR);
            }
            return resume;
        }
        if (entry == entries.call()) {
            return resume;
        }
        if (isSignalled) {
            // The thread goes on: it had not to wait, or the interrupt wakes it.
            boolean wasBlocked = isBlocked;
            isSignalled = false;
            isBlocked = false;
            return resume + (wasBlocked ? spaceSwitch : 0);
        }
        isBlocked = true;
        return beside == Situation.Load.NONE ? 0 : resume + spaceSwitch;
    }
}
