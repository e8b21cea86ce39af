package org.barreleye.machine.engine;

import java.util.OptionalInt;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;

/** The power of a machine: on until software powers it off, or until the machine is closed. */
final class PowerSwitch implements Copyable {
    private OptionalInt exitStatus = OptionalInt.empty();
    private boolean closed;

    PowerSwitch() {}

    private PowerSwitch(PowerSwitch source, StateCloner cloner) {
        cloner.register(source, this);
        exitStatus = source.exitStatus;
        closed = source.closed;
    }

    @Override
    public PowerSwitch copy(StateCloner cloner) {
        return new PowerSwitch(this, cloner);
    }

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
