package org.barreleye.shell.command;

import java.util.List;

/**
 * What the composition root tells the shell, because no service knows it.
 *
 * @param programs the names of the programs of the boot image, in alphabetical order
 * @param addresses where a canonical address lies in the machine
 * @param trace what the machine has recorded
 */
public record ShellContext(List<String> programs, AddressDescriber addresses, TraceSource trace) {
    /** Copies the names. */
    public ShellContext {
        programs = List.copyOf(programs);
    }
}
