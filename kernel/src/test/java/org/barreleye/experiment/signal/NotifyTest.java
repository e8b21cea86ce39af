package org.barreleye.experiment.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Experiments;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Provenance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The experiment {@code notify}, found as the command line finds it. */
class NotifyTest {
    private static final Experiment EXPERIMENT = Experiments.named("notify");

    private static double measured(List<Measurement> rows, String row) {
        return rows.stream().filter(each -> each.row().equals(row)).findFirst().orElseThrow().measured();
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class On_the_odroid {
        private final MachineDescription machine = Presets.named("odroid-c4");
        private List<Measurement> rows;

        @BeforeAll
        void run() {
            rows = EXPERIMENT.run(machine);
        }

        @Test
        void the_first_row_alone_is_published_and_calibrated() {
            assertThat(rows).filteredOn(row -> row.published().isPresent()).singleElement().satisfies(row -> {
                assertThat(row.row()).isEqualTo("kernel per core, idle");
                assertThat(EXPERIMENT.provenance(row)).isEqualTo(Provenance.CALIBRATED);
                assertThat(row.published()).hasValue(1_903);
                assertThat(Math.abs(row.deviationPercent().orElseThrow())).isLessThan(0.5);
            });
            assertThat(EXPERIMENT.fittedParameters(machine.name())).isEqualTo(1);
        }

        @Test
        void every_other_row_is_predicted() {
            assertThat(rows).hasSize(10);
            assertThat(rows.subList(1, 10)).allMatch(row -> EXPERIMENT.provenance(row) == Provenance.PREDICTED);
        }

        @Test
        void system_calls_on_other_cores_cost_a_kernel_per_core_nothing() {
            double idle = measured(rows, "kernel per core, idle");
            assertThat(measured(rows, "kernel per core, 1 caller")).isBetween(idle - 1, idle + 1);
            assertThat(measured(rows, "kernel per core, 2 callers")).isBetween(idle - 1, idle + 1);
        }

        @Test
        void system_calls_on_other_cores_delay_those_behind_one_lock() {
            assertThat(measured(rows, "one lock, 1 caller")).isGreaterThan(1.1 * measured(rows, "one lock, idle"));
            assertThat(measured(rows, "one lock, 2 callers")).isGreaterThan(1.1 * measured(rows, "one lock, 1 caller"));
        }

        @Test
        void a_program_beside_the_partner_is_preempted_by_the_signal() {
            long spaceSwitch = machine.cores().get(0).costs().spaceSwitch();
            assertThat(measured(rows, "kernel per core, beside computation"))
                    .isBetween(measured(rows, "kernel per core, idle"),
                            measured(rows, "kernel per core, idle") + 2 * spaceSwitch);
            assertThat(measured(rows, "one lock, beside system calls"))
                    .isGreaterThan(measured(rows, "one lock, beside computation"));
        }

        @Test
        void the_remarks_name_the_fitted_parameter_and_divide_the_row() {
            List<String> remarks = EXPERIMENT.remarks(machine, rows);
            assertThat(remarks.get(0)).startsWith("Calibrated on the first row: interrupt-entry");
            double sum = remarks.stream().filter(remark -> remark.contains(" cycles "))
                    .mapToDouble(remark -> Double.parseDouble(remark.replaceFirst(".* (-?\\d+) cycles.*", "$1"))).sum();
            assertThat(sum).isBetween(rows.get(0).measured() - 3, rows.get(0).measured() + 3);
            assertThat(remarks).filteredOn(remark -> remark.contains("the rest:"))
                    .noneMatch(remark -> remark.contains(" -"));
        }

        @Test
        void is_the_same_every_time() {
            assertThat(EXPERIMENT.run(machine)).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "omap-4460"})
    void is_a_prediction_on_other_machines(String machine) {
        List<Measurement> rows = EXPERIMENT.run(Presets.named(machine));

        assertThat(rows).isNotEmpty().allMatch(
                row -> row.measured() > 0 && EXPERIMENT.provenance(row) == Provenance.PREDICTED);
        assertThat(EXPERIMENT.remarks(Presets.named(machine), rows).get(0)).startsWith("Not calibrated");
        assertThat(EXPERIMENT.fittedParameters(machine)).isZero();
    }

    @Test
    void has_no_lock_where_caches_are_not_coherent() {
        List<Measurement> rows = EXPERIMENT.run(Presets.named("hot-plug"));

        assertThat(rows).filteredOn(row -> row.row().startsWith("one lock")).isNotEmpty()
                .allMatch(row -> row.shown().equals("refused (no coherent caches)"));
        assertThat(rows).filteredOn(row -> row.row().startsWith("kernel per core")).isNotEmpty()
                .allMatch(row -> row.measured() > 0);
    }

    @Test
    void needs_interrupt_vectors() {
        assertThatThrownBy(() -> EXPERIMENT.run(Presets.named("smp-2"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("smp-2 has no devices, so the system has no interrupt vectors; this experiment needs two");
    }
}
