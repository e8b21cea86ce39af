package org.barreleye.machine.experiment;

import java.util.OptionalDouble;

/**
 * One row of a result.
 *
 * @param experiment which one
 * @param machine on which machine
 * @param row what was measured
 * @param cores how many cores took part
 * @param unit of both figures
 * @param measured on the model
 * @param published on the real machine, if anybody did
 */
public record Measurement(
        String experiment, String machine, String row, int cores, String unit, double measured,
        OptionalDouble published) {
    /** By how much the model is too high, in percent of what was published. */
    public OptionalDouble deviationPercent() {
        return published.isPresent()
                ? OptionalDouble.of((measured / published.getAsDouble() - 1) * 100)
                : OptionalDouble.empty();
    }
}
