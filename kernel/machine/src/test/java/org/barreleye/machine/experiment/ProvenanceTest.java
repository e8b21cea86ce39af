package org.barreleye.machine.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    private static Provenance of(String experiment, String machine, String row, OptionalDouble published) {
        return Experiments.named(experiment)
                .provenance(new Measurement(experiment, machine, row, 2, "cycles", 1, published));
    }

    @Test
    void of_a_row_that_a_parameter_was_fitted_to_is_calibrated() {
        assertThat(of("urpc", "amd-2x2", "latency, shared", OptionalDouble.of(1))).isEqualTo(Provenance.CALIBRATED);
        assertThat(of("urpc", "amd-2x2", "throughput, shared", OptionalDouble.of(1))).isEqualTo(Provenance.CALIBRATED);
        assertThat(of("load-latency", "amd-8x4", "L1", OptionalDouble.of(1))).isEqualTo(Provenance.CALIBRATED);
    }

    @Test
    void of_a_throughput_that_was_known_but_not_fitted_is_checked() {
        assertThat(of("urpc", "intel-2x4", "throughput, shared", OptionalDouble.of(1))).isEqualTo(Provenance.CHECKED);
    }

    @Test
    void of_a_row_without_a_published_figure_is_predicted() {
        assertThat(of("urpc", "amd-8x4", "latency, three-hop", OptionalDouble.empty())).isEqualTo(Provenance.PREDICTED);
        assertThat(of("urpc", "amd-8x4", "throughput, three-hop", OptionalDouble.empty()))
                .isEqualTo(Provenance.PREDICTED);
        assertThat(of("shared-update", "amd-4x4", "SHM1", OptionalDouble.empty())).isEqualTo(Provenance.PREDICTED);
    }

    @Test
    void of_a_row_of_a_machine_without_fitted_parameters_is_predicted() {
        assertThat(of("load-latency", "amd-2x2", "L1", OptionalDouble.of(1))).isEqualTo(Provenance.PREDICTED);
    }

    @Test
    void of_no_row_is_calibrated_where_an_experiment_names_no_fitted_parameters() {
        for (Experiment experiment : List.of(new Shootdown(), new SharedUpdate())) {
            for (Measurement row : experiment.run(Presets.named("smp-2"))) {
                assertThat(experiment.provenance(row)).isEqualTo(Provenance.PREDICTED);
            }
        }
    }

    @Test
    void has_a_label_for_tables() {
        assertThat(Provenance.CALIBRATED.label()).isEqualTo("calibrated");
    }
}
