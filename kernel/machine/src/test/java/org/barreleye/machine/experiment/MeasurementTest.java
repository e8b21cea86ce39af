package org.barreleye.machine.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    @Test
    void shows_its_figure_with_two_decimals() {
        Measurement row = new Measurement("x", "smp-4", "a", 1, "cycles", 4.5, OptionalDouble.of(4));

        assertThat(row.shown()).isEqualTo("4.50");
        assertThat(row.deviationPercent()).hasValue(12.5);
    }

    @Test
    void shows_the_error_of_what_was_refused() {
        Measurement row = Measurement.refused("x", "smp-4", "a", 1, "cycles", "NOT_PERMITTED");

        assertThat(row.shown()).isEqualTo("refused (NOT_PERMITTED)");
        assertThat(row.deviationPercent()).isEmpty();
        assertThat(row).isEqualTo(Measurement.refused("x", "smp-4", "a", 1, "cycles", "NOT_PERMITTED"));
    }
}
