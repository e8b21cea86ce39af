package org.barreleye.machine.engine;

import java.util.OptionalInt;
import org.barreleye.kpi.state.Copyable;

/** The power of a machine: on until software powers it off, or until the machine is closed. */
final class PowerSwitch implements Copyable {
    private OptionalInt exitStatus = OptionalInt.empty();
    private boolean closed;

    PowerSwitch() {}

    /** Powers the machine off; the first status counts. */
    void powerOff(int status) {
        if (exitStatus.isEmpty()) {
            exitStatus = OptionalInt.of(status);
        }
    }

    /** Ends all events of a machine that is closed. */
    void close() {
        closed = true;
    }

    boolean isOff() {
        return closed || exitStatus.isPresent();
    }

    /** The status of the power-off; empty before it. */
    OptionalInt exitStatus() {
        return exitStatus;
    }
}
