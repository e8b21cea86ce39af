package org.barreleye.paper.row;

import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Provenance;

/**
 * A row with a figure of the model.
 *
 * @param measurement the figure, beside the published one if there is one
 * @param provenance the relation of the two
 */
public record ModelRow(Measurement measurement, Provenance provenance) implements FigureRow {
    @Override
    public String machine() {
        return measurement.machine();
    }

    @Override
    public String quantity() {
        return measurement.row();
    }

    @Override
    public String unit() {
        return measurement.unit();
    }

    /** The number of cores. */
    public int cores() {
        return measurement.cores();
    }

    /** Returns whether the model has a figure, rather than a refusal. */
    public boolean hasFigure() {
        return measurement.refusal().isEmpty();
    }
}
