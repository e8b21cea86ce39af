package org.barreleye.packet;

import org.barreleye.machine.Machine;

/** A violation: packets that need the machine. */
final class SeesTheMachine {
    long now(Machine machine) {
        return machine.now();
    }
}
