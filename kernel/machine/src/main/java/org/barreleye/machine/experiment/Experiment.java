package org.barreleye.machine.experiment;

import java.util.List;
import org.barreleye.machine.description.MachineDescription;

/** A program, or several, whose run on a machine is measured. */
public interface Experiment {
    /** What people call it. */
    String name();

    /** A sentence about it. */
    String about();

    /** The presets of whose originals figures were published; it runs on others too. */
    List<String> machines();

    /** How many parameters of a preset were fitted to rows of this experiment. */
    int fittedParameters(String machine);

    /**
     * What is to be said below its rows, a line each.
     *
     * @param rows what came of a run on the machine
     */
    default List<String> remarks(MachineDescription machine, List<Measurement> rows) {
        return List.of();
    }

    /**
     * Runs it.
     *
     * @throws IllegalArgumentException if the machine lacks what it needs; says what
     */
    List<Measurement> run(MachineDescription machine);
}
