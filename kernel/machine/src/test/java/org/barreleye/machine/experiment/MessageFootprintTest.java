package org.barreleye.machine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Test;

class MessageFootprintTest {
    private final Experiment experiment = Experiments.named("urpc-footprint");

    @Test
    void shows_the_times_of_messages_between_neighbours() {
        List<Measurement> rows = experiment.run(Presets.named("amd-2x2"));
        List<Measurement> messages = Experiments.named("urpc").run(Presets.named("amd-2x2"));

        assertThat(rows).extracting(Measurement::unit).containsExactly("cycles", "msgs/kcycle", "lines");
        assertThat(rows.get(0).measured()).isEqualTo(messages.get(0).measured());
        assertThat(rows.get(1).measured()).isEqualTo(messages.get(1).measured());
    }

    @Test
    void counts_a_line_that_is_written_and_one_that_is_read_for_each_message() {
        assertThat(experiment.run(Presets.named("smp-2")).get(2).measured()).isEqualTo(2);
    }

    @Test
    void compares_with_table_3_on_its_machine_only() {
        assertThat(experiment.run(Presets.named("amd-2x2"))).allSatisfy(row ->
                assertThat(row.published()).isPresent());
        assertThat(experiment.run(Presets.named("smp-2"))).allSatisfy(row -> assertThat(row.published()).isEmpty());
    }

    @Test
    void counts_the_lines_as_predicted_and_the_times_as_the_messages_do() {
        assertThat(experiment.run(Presets.named("amd-2x2"))).extracting(experiment::provenance)
                .containsExactly(Provenance.CALIBRATED, Provenance.CALIBRATED, Provenance.PREDICTED);
    }

    @Test
    void needs_two_coherent_cores() {
        assertThatThrownBy(() -> experiment.run(Presets.named("scc-48")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fewer than two coherent cores");
    }
}
