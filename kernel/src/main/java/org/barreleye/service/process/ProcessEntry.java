package org.barreleye.service.process;

import java.util.OptionalInt;

/**
 * A process that this service has started.
 *
 * @param number what everybody calls it
 * @param core where it runs
 * @param program its program
 * @param arguments what it was told
 * @param status what it ended with, if it has
 */
record ProcessEntry(long number, int core, String program, String arguments, OptionalInt status) {
    ProcessEntry withExitStatus(int exitStatus) {
        return new ProcessEntry(number, core, program, arguments, OptionalInt.of(exitStatus));
    }

    boolean hasEnded() {
        return status.isPresent();
    }
}
