package org.barreleye.service.process;

import java.util.OptionalInt;
import org.barreleye.kpi.state.Copyable;

/**
 * A process that this service has started.
 *
 * @param number its number
 * @param owner the process that has started it
 * @param core the core that it runs on
 * @param program its program
 * @param arguments its arguments
 * @param status its exit status, if it has ended
 */
record ProcessEntry(long number, long owner, int core, String program, String arguments,
        OptionalInt status) implements Copyable {
    ProcessEntry withExitStatus(int exitStatus) {
        return new ProcessEntry(number, owner, core, program, arguments, OptionalInt.of(exitStatus));
    }

    boolean hasEnded() {
        return status.isPresent();
    }
}
