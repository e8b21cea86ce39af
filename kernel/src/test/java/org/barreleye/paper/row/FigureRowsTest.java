package org.barreleye.paper.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Provenance;
import org.junit.jupiter.api.Test;

class FigureRowsTest {
    private static final ModelRow CALIBRATED = new ModelRow(
            new Measurement("x", "m", "a", 2, "cycles", 9, OptionalDouble.of(10)), Provenance.CALIBRATED);
    private static final ModelRow PREDICTED = new ModelRow(
            new Measurement("x", "m", "a", 4, "cycles", 7, OptionalDouble.empty()), Provenance.PREDICTED);
    private static final ModelRow REFUSED = new ModelRow(
            Measurement.refused("x", "m", "a", 8, "cycles", "NO"), Provenance.PREDICTED);
    private static final UnmodelledRow UNMODELLED = new UnmodelledRow("m", "b", "cycles", 3, "it is another system");

    private final FigureRows rows = new FigureRows(List.of(CALIBRATED, PREDICTED, REFUSED, UNMODELLED));

    @Test
    void keep_rows_of_the_model_and_others_apart() {
        assertThat(rows.modelled()).containsExactly(CALIBRATED, PREDICTED, REFUSED);
        assertThat(rows.unmodelled()).containsExactly(UNMODELLED);
    }

    @Test
    void compare_rows_of_one_provenance_that_have_a_published_figure() {
        assertThat(rows.compared(Provenance.CALIBRATED)).containsExactly(CALIBRATED);
        assertThat(rows.compared(Provenance.PREDICTED)).isEmpty();
        assertThat(rows.compared(Provenance.CHECKED)).isEmpty();
    }

    @Test
    void have_points_of_a_series_without_what_was_refused() {
        assertThat(rows.points(Series.cycles("a")).toString()).isEqualTo("{2=9.0, 4=7.0}");
        assertThat(rows.points(new Series("a", "messages"))).isEmpty();
        assertThat(rows.points(Series.cycles("b"))).isEmpty();
    }

    @Test
    void have_published_figures_of_what_is_not_modelled() {
        assertThat(rows.unmodelled(Series.cycles("b"))).hasValue(3);
        assertThat(rows.unmodelled(Series.cycles("a"))).isEmpty();
    }
}
