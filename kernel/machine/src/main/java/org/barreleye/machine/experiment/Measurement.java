package org.barreleye.machine.experiment;

import java.util.OptionalDouble;

/**
 * One row of a result.
 *
 * @param experiment the experiment
 * @param machine the machine
 * @param row the quantity
 * @param cores the number of cores
 * @param unit of both figures
 * @param measured the figure of the model
 * @param published the published figure of the real machine, if there is one
 */
public record Measurement(
        String experiment, String machine, String row, int cores, String unit, double measured,
        OptionalDouble published) {
    /** The deviation of the model from the published figure, in percent of that; positive if the model is higher. */
    public OptionalDouble deviationPercent() {
        return published.isPresent()
                ? OptionalDouble.of((measured / published.getAsDouble() - 1) * 100)
                : OptionalDouble.empty();
    }
}
