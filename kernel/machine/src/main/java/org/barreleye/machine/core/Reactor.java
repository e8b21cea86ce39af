package org.barreleye.machine.core;

import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * The privileged software of a core: one event, run to completion, explicit state.
 *
 * <p>A step is given at the core's clock, and what it does costs time on that clock. Its loads and stores take effect at
 * the instant at which the step begins; lines it publishes, interrupts it sends and cores it starts become visible when
 * the clock has got there. The core's next step comes no earlier than its clock.
 */
public interface Reactor extends Copyable {
    /** Something happened; says how the core goes on. */
    Next step(Core core, Occurrence occurrence);

    @Override
    Reactor copy(Copier copier);
}
