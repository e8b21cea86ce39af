package org.barreleye.domain.capability;

import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/** Receives the memory that a {@link MemorySource} has provided. */
public interface MemoryReceiver extends Copyable {
    /** Uses the memory, whose capability it owns from now on. */
    Outcome<Outcome.Unit> grow(RamReference memory);

    /** The request has failed. */
    void onRequestFailed();
}
