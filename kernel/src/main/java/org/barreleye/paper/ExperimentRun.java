package org.barreleye.paper;

import org.barreleye.machine.experiment.Sweep;

/**
 * A run of an experiment for a figure.
 *
 * @param experiment its name
 * @param machine the name of a preset
 * @param full the parameters of a whole run; {@link Sweep#SHORT} for an experiment without parameters
 * @param quick the parameters of a shorter run
 * @param rows the rows that the figure shows
 */
public record ExperimentRun(String experiment, String machine, Sweep full, Sweep quick, RowSelection rows) {
    /** A run of an experiment without parameters. */
    public static ExperimentRun of(String experiment, String machine, RowSelection rows) {
        return new ExperimentRun(experiment, machine, Sweep.SHORT, Sweep.SHORT, rows);
    }

    /** The parameters of a whole or a quick run. */
    public Sweep sweep(boolean isQuick) {
        return isQuick ? quick : full;
    }
}
