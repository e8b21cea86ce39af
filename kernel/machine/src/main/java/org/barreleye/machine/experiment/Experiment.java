package org.barreleye.machine.experiment;

import java.util.List;
import org.barreleye.machine.description.MachineDescription;

/** A program, or several, whose run on a machine is measured. */
public interface Experiment {
    /** The name. */
    String name();

    /** A sentence about it. */
    String about();

    /** The presets of whose originals figures were published; it runs on others too. */
    List<String> machines();

    /** The number of parameters of a preset that were fitted to rows of this experiment. */
    int fittedParameters(String machine);

    /**
     * The relation of a row to published figures. A row with a published figure counts as calibrated if any parameter
     * of the preset was fitted to rows of this experiment; an experiment that knows better overrides this.
     *
     * @param row of a run of this experiment
     */
    default Provenance provenance(Measurement row) {
        return row.published().isPresent() && fittedParameters(row.machine()) > 0 ? Provenance.CALIBRATED
                : Provenance.PREDICTED;
    }

    /**
     * The remarks below its rows, a line each.
     *
     * @param rows the rows of a run on the machine
     */
    default List<String> remarks(MachineDescription machine, List<Measurement> rows) {
        return List.of();
    }

    /**
     * Runs it.
     *
     * @throws IllegalArgumentException if the machine lacks a part that the experiment needs; names it
     */
    List<Measurement> run(MachineDescription machine);

    /** Returns whether it has parameters, which a {@link Sweep} sets. */
    default boolean hasParameters() {
        return false;
    }

    /**
     * Runs it with other values of its parameters.
     *
     * @throws IllegalArgumentException if the machine lacks a part that the experiment needs, the experiment has no
     *     parameters, or cannot be run with these values
     */
    default List<Measurement> run(MachineDescription machine, Sweep sweep) {
        if (!sweep.isShort()) {
            throw new IllegalArgumentException(
                    name() + " has no parameters; leave out --cores, --capabilities and --full");
        }
        return run(machine);
    }
}
