package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;

/** The order of actions of contexts among the events of the machine. */
public interface ContextTurns extends Copyable {
    /**
     * Returns when no event is due before a step of a core at the core's clock. Called by the context that runs on the
     * core, before each action that another agent can observe.
     */
    void awaitTurn(CoreStateMachine core);

    /**
     * Suspends the context that runs on a core, which is the caller. Returns when the core has resumed it.
     */
    void suspend(CoreStateMachine core);
}
