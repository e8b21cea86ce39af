package org.barreleye.shell.command;

import java.util.List;

/**
 * What the composition root tells the shell, because no service knows it.
 *
 * @param programs the names of the programs of the boot image, in alphabetical order
 * @param cells where a canonical address lies in the machine
 * @param trace what the machine has recorded
 */
public record Surroundings(List<String> programs, Cells cells, TraceSource trace) {
    /** Copies the names. */
    public Surroundings {
        programs = List.copyOf(programs);
    }
}
