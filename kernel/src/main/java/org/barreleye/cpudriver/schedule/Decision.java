package org.barreleye.cpudriver.schedule;

import org.barreleye.cpudriver.object.DispatcherControlBlock;

/** What the core should do next. */
public sealed interface Decision {
    /** Run a dispatcher. */
    record Run(DispatcherControlBlock dispatcher) implements Decision {}

    /** Nobody wants the core. */
    record Idle() implements Decision {}
}
