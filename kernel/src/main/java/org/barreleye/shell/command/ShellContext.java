package org.barreleye.shell.command;

import java.util.List;

/**
 * Properties of the run that the composition root gives to the shell, because no service has them.
 *
 * @param programs the names of the programs of the boot image, in alphabetical order
 * @param addresses describes canonical addresses
 * @param trace the trace of the machine
 * @param faults the sentences by which faults of the machine are written, as lines of a text
 */
public record ShellContext(List<String> programs, AddressDescriber addresses, TraceSource trace,
        List<String> faults) {
    /** Copies the lists. */
    public ShellContext {
        programs = List.copyOf(programs);
        faults = List.copyOf(faults);
    }

    /** The properties of a run into which no faults can be injected. */
    public ShellContext(List<String> programs, AddressDescriber addresses, TraceSource trace) {
        this(programs, addresses, trace, List.of());
    }
}
