package org.barreleye.kpi;

import org.barreleye.machine.Machine;

/** A violation: a runtime that needs the machine. */
final class SeesTheMachine {
    long now(Machine machine) {
        return machine.now();
    }
}
