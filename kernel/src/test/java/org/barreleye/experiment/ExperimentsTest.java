package org.barreleye.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Experiments;
import org.barreleye.machine.experiment.Measurement;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The experiments on the whole system, found as the command line finds them. */
class ExperimentsTest {
    private static List<Measurement> run(String experiment, String machine) {
        return Experiments.named(experiment).run(Presets.named(machine));
    }

    @Test
    void of_the_machine_and_of_the_system_are_found_together() {
        assertThat(Experiments.all()).extracting(Experiment::name)
                .contains("load-latency", "urpc")
                .endsWith("lrpc", "urpc-os", "distops", "capchain", "captree", "capforest", "unmap", "appel-li",
                        "network", "notify", "polling");
    }

    @Nested
    class A_local_call {
        @ParameterizedTest
        @ValueSource(strings = {"intel-2x4", "amd-2x2", "amd-4x4", "amd-8x4"})
        void takes_what_was_published(String machine) {
            Measurement row = run("lrpc", machine).get(0);

            assertThat(row.published()).isPresent();
            assertThat(Math.abs(row.deviationPercent().orElseThrow())).isLessThan(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"intel-2x4", "amd-8x4", "demo", "smp-2", "scc-48"})
        void is_the_sum_of_its_parts(String machine) {
            Experiment experiment = Experiments.named("lrpc");
            List<Measurement> rows = experiment.run(Presets.named(machine));

            double sum = 0;
            for (String remark : experiment.remarks(Presets.named(machine), rows)) {
                Matcher part = Pattern.compile("(-?\\d+) cycles +-?[\\d.]+ %$").matcher(remark);
                sum += part.find() ? Double.parseDouble(part.group(1)) : 0;
            }

            assertThat(sum).isBetween(rows.get(0).measured() - 3, rows.get(0).measured() + 3);
        }
    }

    @Nested
    class Messages_between_cores {
        @ParameterizedTest
        @ValueSource(strings = {"intel-2x4", "amd-2x2", "amd-4x4", "amd-8x4", "demo"})
        void take_longer_than_over_the_raw_ring_and_are_not_more_at_a_time(String machine) {
            List<Measurement> rows = run("urpc-os", machine);

            for (int i = 0; i < rows.size(); i += 2) {
                Measurement os = rows.get(i);
                Measurement raw = rows.get(i + 1);
                if (os.unit().equals("cycles")) {
                    assertThat(os.measured()).as(os.row()).isGreaterThan(raw.measured()).isLessThan(3 * raw.measured());
                } else {
                    assertThat(os.measured()).as(os.row()).isLessThan(1.05 * raw.measured()).isPositive();
                }
            }
        }

        @Test
        void are_measured_between_cores_of_one_coherence_domain() {
            assertThat(run("urpc-os", "omap-4460")).extracting(Measurement::row).containsExactly(
                    "latency, shared", "latency, shared, raw ring", "throughput, shared",
                    "throughput, shared, raw ring");
        }
    }
}
