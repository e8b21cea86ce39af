package org.barreleye.machine.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.barreleye.machine.experiment.Measurement;
import org.junit.jupiter.api.Test;

class ResultPlotTest {
    private static Measurement point(String row, int cores, String unit, double measured) {
        return new Measurement("x", "smp-4", row, cores, unit, measured, OptionalDouble.empty());
    }

    private static Measurement refused(String row, int cores) {
        return Measurement.refused("x", "smp-4", row, cores, "cycles", "NOT_PERMITTED");
    }

    private static String draw(Measurement... rows) {
        return new String(ResultPlot.svg(List.of(rows)), StandardCharsets.UTF_8);
    }

    @Test
    void leaves_out_the_points_that_were_refused() {
        assertThat(draw(point("a", 1, "cycles", 5), point("a", 2, "cycles", 6), refused("a", 4)))
                .isEqualTo(draw(point("a", 1, "cycles", 5), point("a", 2, "cycles", 6)));
    }

    @Test
    void draws_the_rows_of_the_first_unit() {
        assertThat(draw(point("a", 1, "cycles", 5), point("a", 1, "messages", 0), point("a", 2, "cycles", 6)))
                .isEqualTo(draw(point("a", 1, "cycles", 5), point("a", 2, "cycles", 6)));
    }

    @Test
    void needs_a_point() {
        assertThatThrownBy(() -> draw(refused("a", 1), point("a", 1, "messages", 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is nothing to draw: everything was refused");
    }
}
