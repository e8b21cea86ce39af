package org.barreleye.shell.command;

import java.util.List;

/**
 * Properties of the run that the composition root gives to the shell, because no service has them.
 *
 * @param programs the names of the programs of the boot image, in alphabetical order
 * @param addresses describes canonical addresses
 * @param trace the trace of the machine
 */
public record ShellContext(List<String> programs, AddressDescriber addresses, TraceSource trace) {
    /** Copies the names. */
    public ShellContext {
        programs = List.copyOf(programs);
    }
}
