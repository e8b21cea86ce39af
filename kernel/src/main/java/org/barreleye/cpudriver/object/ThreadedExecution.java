package org.barreleye.cpudriver.object;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.kpi.syscall.Registers;
import org.barreleye.kpi.syscall.ThreadUpcalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.machine.core.Context;
import org.barreleye.machine.core.CoreDirective;

/**
 * The execution of a program with threads on machine contexts, by scheduler activations (Anderson et al., "Scheduler
 * activations: effective kernel support for the user-level management of parallelism", 1992). A program without upcalls
 * has one thread, which is never preempted in favour of another.
 */
@NotCopyable("a program that runs as a context cannot be copied; replay the machine from its seed instead")
public final class ThreadedExecution implements Execution {
    private final boolean mayFillStacks;
    private final SaveAreas areas;
    private final ThreadState first;
    // In the order of creation. Contexts are compared by identity.
    private final Map<Context, ThreadState> threads;
    private Optional<ThreadUpcalls> upcalls = Optional.empty();
    private Optional<ThreadState> nextThread = Optional.empty();
    private Optional<ThreadState> failedThread = Optional.empty();
    private boolean inUpcall;

    /**
     * Creates an execution with one thread.
     *
     * @param mayFillStacks whether its threads may leave no room on their stacks for anything but their system calls
     */
    public ThreadedExecution(Context main, boolean mayFillStacks) {
        this.mayFillStacks = mayFillStacks;
        areas = new SaveAreas();
        threads = new LinkedHashMap<>();
        first = add(main);
        areas.run(first);
    }

    @Override
    public void end() {
        threads.keySet().stream().filter(context -> !context.isFinished()).forEach(Context::discard);
    }

    @Override
    public boolean isInUpcall() {
        return inUpcall;
    }

    @Override
    public boolean canBePreempted() {
        return true;
    }

    /** Returns whether this is one of its threads. */
    boolean owns(Context context) {
        return threads.containsKey(context);
    }

    /** Sets the upcalls, which from now on select the thread to run. */
    public void setUpcalls(ThreadUpcalls handler) {
        upcalls = Optional.of(handler);
    }

    /** Returns whether upcalls select the thread to run. */
    public boolean hasUpcalls() {
        return upcalls.isPresent();
    }

    /** Adds a thread. */
    public ThreadState add(Context context) {
        if (mayFillStacks) {
            context.leaveWhenSuspended();
        }
        ThreadState thread = new ThreadState(context);
        threads.put(context, thread);
        return thread;
    }

    /** Sets the thread to run after the current upcall. */
    public void setNextThread(Registers registers) {
        if (!inUpcall) {
            throw new IllegalStateException("the next thread is selected in an upcall; a thread yields instead");
        }
        if (!(registers instanceof ThreadState thread) || threads.get(thread.context()) != thread
                || thread.isFinished()) {
            throw new IllegalStateException("only a thread of this dispatcher that has not finished can run");
        }
        nextThread = Optional.of(thread);
    }

    /** Sets whether the dispatcher may preempt the running thread. */
    public void setPreemptible(boolean preemptible) {
        areas.setPreemptible(preemptible && upcalls.isPresent());
    }

    /**
     * Records a memory fault of the running thread.
     *
     * @return whether an upcall reports it; false without upcalls
     */
    public boolean raise(MemoryFault fault) {
        boolean isReported = upcalls.isPresent() && !inUpcall;
        if (isReported) {
            areas.raise(fault);
        }
        return isReported;
    }

    /**
     * Records that a thread has ended by an exception.
     *
     * @return whether an upcall reports it; false without upcalls or for the first thread, and then the program fails
     */
    public boolean onThreadFailed(Context context) {
        failedThread = Optional.ofNullable(threads.get(context));
        return upcalls.isPresent() && first.context() != context;
    }

    @Override
    public CoreDirective resume(DispatcherControlBlock dispatcher) {
        // Only the thread that ran can have ended. One that has failed is reported before it is forgotten.
        areas.save().filter(ended -> failedThread.isEmpty()).ifPresent(this::forget);
        Optional<ThreadState> next = areas.takeDisabled();
        if (next.isEmpty()) {
            Wait wait = upcall(dispatcher);
            if (nextThread.isEmpty()) {
                dispatcher.suspend(wait);
                return CoreDirective.AGAIN;
            }
            next = nextThread;
            nextThread = Optional.empty();
        }
        return new CoreDirective.Resume(areas.run(next.get()).context());
    }

    private void forget(ThreadState ended) {
        threads.remove(ended.context());
    }

    private Wait upcall(DispatcherControlBlock dispatcher) {
        ThreadUpcalls handler = upcalls
                .orElseThrow(() -> new KernelBug("the thread of a dispatcher without upcalls is in "
                + "the disabled save area"));
        inUpcall = true;
        try {
            return deliverUpcall(handler, dispatcher.hasMessage());
        } finally {
            inUpcall = false;
        }
    }

    private Wait deliverUpcall(ThreadUpcalls handler, boolean message) {
        Optional<ThreadState> trapped = areas.takeTrapped();
        if (trapped.isPresent()) {
            return handler.pageFault(trapped.get(), areas.takeFault());
        }
        Optional<ThreadState> ended = failedThread;
        if (ended.isPresent()) {
            failedThread = Optional.empty();
            forget(ended.get());
            return handler.trap(ended.get(), ended.get().context().failure().orElseThrow());
        }
        Optional<Registers> enabled = areas.takeEnabled().map(Registers.class::cast);
        return message ? handler.message(enabled) : handler.run(enabled);
    }
}
