package org.barreleye.machine.core;

import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;

/**
 * The core whose software runs at the moment. A machine has at most one, because its host thread runs one at a time.
 */
public final class RunningCore implements Copyable {
    // Null between two steps.
    private SoftwareTurn turn;

    /** Creates the state of a machine on which no software runs. */
    public RunningCore() {}

    /** No software runs while a machine is copied. */
    @Override
    public RunningCore copy(StateCloner cloner) {
        RunningCore copy = new RunningCore();
        cloner.register(this, copy);
        return copy;
    }

    void begin(SoftwareTurn next) {
        turn = next;
    }

    void end() {
        turn = null;
    }

    boolean is(SoftwareTurn other) {
        return turn == other;
    }

    @Override
    public String toString() {
        return turn == null ? "no software" : "the software of " + turn.id();
    }
}
