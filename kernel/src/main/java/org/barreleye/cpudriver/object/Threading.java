package org.barreleye.cpudriver.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.trap.Registers;
import org.barreleye.kpi.trap.ThreadUpcalls;
import org.barreleye.kpi.trap.Wait;
import org.barreleye.machine.core.Context;
import org.barreleye.machine.core.Next;

/**
 * Straight-line code on stacks that the machine keeps: one thread, or as many as the dispatcher schedules. With one nobody
 * is asked who goes on, so the dispatcher is disabled all the time.
 */
public final class Threading implements Execution {
    private final SaveAreas areas;
    private final ThreadState first;
    private final List<ThreadState> threads;
    private Optional<ThreadUpcalls> upcalls = Optional.empty();
    private Optional<ThreadState> chosen = Optional.empty();
    private Optional<ThreadState> failed = Optional.empty();
    private boolean inUpcall;

    /** Begins with one thread. */
    public Threading(Context main) {
        areas = new SaveAreas();
        threads = new ArrayList<>();
        first = new ThreadState(main);
        threads.add(first);
        areas.run(first);
    }

    @Override
    public Threading copy(org.barreleye.kpi.types.Copier copier) {
        throw new IllegalStateException(
                "a program that runs as a context cannot be copied; replay the machine from its seed instead");
    }

    @Override
    public boolean isInUpcall() {
        return inUpcall;
    }

    @Override
    public boolean canBePreempted() {
        return true;
    }

    /** Whether this is one of its threads. */
    boolean owns(Context context) {
        return threads.stream().anyMatch(thread -> thread.context() == context);
    }

    /** From now on the dispatcher is asked who goes on. */
    public void upcallTo(ThreadUpcalls whom) {
        upcalls = Optional.of(whom);
    }

    /** Whether the dispatcher is asked who goes on. */
    public boolean hasUpcalls() {
        return upcalls.isPresent();
    }

    /** Adds a thread. */
    public Registers add(Context context) {
        ThreadState thread = new ThreadState(context);
        threads.add(thread);
        return thread;
    }

    /** The dispatcher has decided who goes on. */
    public void choose(Registers registers) {
        if (!inUpcall) {
            throw new IllegalStateException("who goes on is decided in an upcall; a thread leaves the core instead");
        }
        if (!(registers instanceof ThreadState thread) || !threads.contains(thread) || thread.isFinished()) {
            throw new IllegalStateException("only a thread of this dispatcher that has not ended can go on");
        }
        chosen = Optional.of(thread);
    }

    /** Whether the thread that has the core may be set aside for another. */
    public void enable(boolean mayBe) {
        areas.enable(mayBe && upcalls.isPresent());
    }

    /**
     * The thread that has the core has touched what it may not.
     *
     * @return whether the dispatcher is to be told; if not, it has no say about its threads
     */
    public boolean raise(MemoryFault fault) {
        boolean told = upcalls.isPresent() && !inUpcall;
        if (told) {
            areas.raise(fault);
        }
        return told;
    }

    /**
     * One of the threads has ended by an exception.
     *
     * @return whether the dispatcher is to be told; if not, or if it was the first, it fails as a whole
     */
    public boolean failed(Context context) {
        failed = threads.stream().filter(thread -> thread.context() == context).findFirst();
        return upcalls.isPresent() && first.context() != context;
    }

    @Override
    public Next resume(DispatcherControlBlock dispatcher) {
        areas.save();
        threads.removeIf(thread -> thread.isFinished() && failed.filter(thread::equals).isEmpty());
        Optional<ThreadState> next = areas.takeDisabled();
        if (next.isEmpty()) {
            Wait wait = upcall(dispatcher);
            if (chosen.isEmpty()) {
                dispatcher.suspend(wait);
                return Next.AGAIN;
            }
            next = chosen;
            chosen = Optional.empty();
        }
        return new Next.Resume(areas.run(next.get()).context());
    }

    private Wait upcall(DispatcherControlBlock dispatcher) {
        ThreadUpcalls whom = upcalls.orElseThrow(() -> new KernelBug("a dispatcher without upcalls has one thread, which "
                + "lies in the disabled save area"));
        inUpcall = true;
        try {
            return call(whom, dispatcher.hasMessage());
        } finally {
            inUpcall = false;
        }
    }

    private Wait call(ThreadUpcalls whom, boolean message) {
        Optional<ThreadState> trapped = areas.takeTrapped();
        if (trapped.isPresent()) {
            return whom.pageFault(trapped.get(), areas.takeFault());
        }
        Optional<ThreadState> ended = failed;
        if (ended.isPresent()) {
            failed = Optional.empty();
            return whom.trap(ended.get(), ended.get().context().failure().orElseThrow());
        }
        Optional<Registers> enabled = areas.takeEnabled().map(Registers.class::cast);
        return message ? whom.message(enabled) : whom.run(enabled);
    }
}
