package org.barreleye.machine.core;

import java.util.Optional;
import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.machine.context.Coroutine;

/**
 * An application thread of one core: straight-line Java that acts on the core while it runs. Created by {@link
 * Core#newContext}; started and resumed by {@link CoreDirective.Resume}.
 */
@NotCopyable("its stack belongs to a thread; replay the machine from its seed instead")
public final class Context {
    private final String name;
    private final Core core;
    private final Coroutine coroutine;

    private boolean leavesWhenSuspended;

    // Private work that ran ahead of an interrupt and is charged when the context is resumed.
    private long remainingPicoseconds;

    Context(String name, Core core, Runnable body) {
        this.name = name;
        this.core = core;
        coroutine = new Coroutine(name, () -> runToTheEnd(body));
    }

    private void runToTheEnd(Runnable body) {
        try {
            body.run();
        } finally {
            core.finishContext(this);
        }
    }

    /** The name of the context. */
    public String name() {
        return name;
    }

    /** The core that the context acts on. */
    public Core core() {
        return core;
    }

    /** Returns whether the context has ended. */
    public boolean isFinished() {
        return coroutine.isFinished();
    }

    /** The exception that escaped the body; empty while the context has not ended, and if it returned. */
    public Optional<Throwable> failure() {
        return coroutine.failure();
    }

    /**
     * Discards this context, which is never resumed again. Its stack unwinds before the next step of the core's
     * reactor: its {@code finally} blocks run, but each of their actions on the core throws
     * {@link org.barreleye.machine.context.ContextCancelled}.
     */
    public void discard() {
        core.discardContext(this);
    }

    /** Lets this context leave its stack whenever it is suspended, since there may be no room on it for events. */
    public void leaveWhenSuspended() {
        leavesWhenSuspended = true;
    }

    /** Returns whether events may be executed on its stack while it is suspended. */
    public boolean executesEvents() {
        return !leavesWhenSuspended && !coroutine.isCancelled();
    }

    /** Returns whether its stack can be left directly for that of another context. */
    public boolean canLeaveStackFor(Context next) {
        return coroutine.canSuspendFor(next.coroutine);
    }

    /** Gives its stack back. Called on it; returns when it is resumed on the turn of its core. */
    public void leaveStack() {
        coroutine.suspend();
    }

    /** Gives its stack back for that of another context, whose turn has begun; returns likewise. */
    public void leaveStackFor(Context next) {
        coroutine.suspendFor(next.coroutine);
    }

    Coroutine coroutine() {
        return coroutine;
    }

    void addRemaining(long picoseconds) {
        remainingPicoseconds += picoseconds;
    }

    long takeRemaining() {
        long remaining = remainingPicoseconds;
        remainingPicoseconds = 0;
        return remaining;
    }

    @Override
    public String toString() {
        return "context '" + name + "' of " + core;
    }
}
