package org.barreleye.service.process;

import java.util.OptionalInt;

/**
 * A process that this service has started.
 *
 * @param number its number
 * @param core the core that it runs on
 * @param program its program
 * @param arguments its arguments
 * @param status its exit status, if it has ended
 */
record ProcessEntry(long number, int core, String program, String arguments, OptionalInt status) {
    ProcessEntry withExitStatus(int exitStatus) {
        return new ProcessEntry(number, core, program, arguments, OptionalInt.of(exitStatus));
    }

    boolean hasEnded() {
        return status.isPresent();
    }
}
