package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CoreId;

/** The right of one core's software to act: held during a step, by the reactor or by a context that it has resumed. */
final class SoftwareTurn implements Copyable {
    private final CoreStateMachine core;
    private final int index;
    private final CoreId id;
    private final RunningCore runningCore;
    private final ContextTurns contextTurns;
    private boolean unwinding;

    SoftwareTurn(CoreStateMachine core, int index, CoreId id, RunningCore runningCore, ContextTurns contextTurns) {
        this.core = core;
        this.index = index;
        this.id = id;
        this.runningCore = runningCore;
        this.contextTurns = contextTurns;
    }

    void begin() {
        runningCore.begin(index);
    }

    void end() {
        runningCore.end();
    }

    /** Runs a context, whose turn has begun, until it or another one gives its stack back. */
    void resume(Context context) {
        context.coroutine().resume();
    }

    /** Begins a turn of a context. */
    void beginOfContext() {
        runningCore.beginContext(index);
    }

    /** Suspends the context, which is the caller, until it is resumed. */
    void suspend() {
        contextTurns.suspend(core);
    }

    /**
     * Ends a context of a machine that is closed.
     *
     * @return whether it ended
     */
    boolean cancel(Context context) {
        runningCore.beginContext(index);
        try {
            return context.coroutine().cancel();
        } finally {
            runningCore.end();
        }
    }

    /** Ends a context during a step of the reactor. */
    void unwind(Context context) {
        runningCore.beginContext(index);
        unwinding = true;
        try {
            context.coroutine().cancel();
        } finally {
            runningCore.begin(index);
            unwinding = false;
        }
    }

    /** Returns whether the stack of a discarded context unwinds: it may not act any more. */
    boolean isUnwinding() {
        return unwinding;
    }

    boolean isRunning() {
        return runningCore.is(index);
    }

    boolean isInContext() {
        return runningCore.isInContext(index);
    }

    /**
     * Checks that the software of this core runs.
     *
     * @throws IllegalStateException if it does not
     */
    void require() {
        if (!runningCore.is(index)) {
            throw new IllegalStateException("only the software that runs on " + id + " may act on it; now "
                    + runningCore + " runs");
        }
    }

    /** Begins an action: checks that the software of this core runs, and lets earlier events precede a context. */
    void act() {
        require();
        awaitTurn();
    }

    /** In a context, lets all events happen that are due before the core's clock. */
    void awaitTurn() {
        if (isInContext()) {
            contextTurns.awaitTurn(core);
        }
    }
}
