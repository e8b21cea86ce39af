package org.barreleye.machine.experiment;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One row of a result.
 *
 * @param experiment the experiment
 * @param machine the machine
 * @param row the quantity
 * @param cores the number of cores
 * @param unit of both figures
 * @param measured the figure of the model; not a number if there is none
 * @param published the published figure of the real machine, if there is one
 * @param refusal the reason why there is no figure of the model; empty if there is one
 */
public record Measurement(
        String experiment, String machine, String row, int cores, String unit, double measured,
        OptionalDouble published, Optional<String> refusal) {
    /** Creates a row with a figure of the model. */
    public Measurement(String experiment, String machine, String row, int cores, String unit, double measured,
            OptionalDouble published) {
        this(experiment, machine, row, cores, unit, measured, published, Optional.empty());
    }

    /**
     * Creates a row of what the system refuses to do.
     *
     * @param reason the name of the error
     */
    public static Measurement refused(String experiment, String machine, String row, int cores, String unit,
            String reason) {
        return new Measurement(experiment, machine, row, cores, unit, Double.NaN, OptionalDouble.empty(),
                Optional.of(reason));
    }

    /** Returns the figure of the model with two decimals, or that it is refused and why. */
    public String shown() {
        return refusal.map(reason -> "refused (" + reason + ")")
                .orElseGet(() -> String.format(Locale.ROOT, "%.2f", measured));
    }

    /** The deviation of the model from the published figure, in percent of that; positive if the model is higher. */
    public OptionalDouble deviationPercent() {
        return published.isPresent() && refusal.isEmpty()
                ? OptionalDouble.of((measured / published.getAsDouble() - 1) * 100)
                : OptionalDouble.empty();
    }
}
