package org.barreleye.machine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.NodeDescription;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExperimentsTest {
    private static final double GOAL = 10;

    private static List<Measurement> run(String experiment, String machine) {
        return Experiments.named(experiment).run(Presets.named(machine));
    }

    private static Map<Integer, Double> curve(List<Measurement> rows, String name) {
        Map<Integer, Double> points = new TreeMap<>();
        rows.stream().filter(row -> row.row().equals(name)).forEach(row -> points.put(row.cores(), row.measured()));
        return points;
    }

    @Nested
    class WhatWasPublished {
        @Test
        void is_reproduced_within_ten_percent() {
            for (Experiment experiment : Experiments.all()) {
                for (String machine : experiment.machines()) {
                    for (Measurement row : run(experiment.name(), machine)) {
                        if (experiment.provenance(row) == Provenance.PREDICTED) {
                            continue; // A prediction may be wrong.
                        }
                        assertThat(Math.abs(row.deviationPercent().orElse(0))).as(row.toString()).isLessThan(GOAL);
                    }
                }
            }
        }

        @Test
        void is_found_for_every_row_of_the_tables() {
            assertThat(published("load-latency", "amd-8x4")).isEqualTo(6);
            assertThat(published("urpc", "intel-2x4")).isEqualTo(4);
            assertThat(published("urpc", "amd-2x2")).isEqualTo(4);
            assertThat(published("urpc", "amd-4x4")).isEqualTo(6);
            assertThat(published("urpc", "amd-8x4")).isEqualTo(6);
            assertThat(published("scc-mpb", "scc-48")).isEqualTo(60);
            assertThat(published("ipi", "scc-48")).isEqualTo(1);
        }

        private long published(String experiment, String machine) {
            return run(experiment, machine).stream().filter(row -> row.published().isPresent()).count();
        }

        @Test
        void takes_fewer_parameters_than_it_has_rows() {
            for (String machine : Presets.names()) {
                long rows = 0;
                int parameters = 0;
                for (Experiment experiment : Experiments.all()) {
                    if (experiment.machines().contains(machine)) {
                        rows += published(experiment.name(), machine);
                        parameters += experiment.fittedParameters(machine);
                    }
                }
                assertThat(parameters).as(machine).isLessThan((int) Math.max(1, rows));
            }
        }
    }

    @Nested
    class Predictions {
        @Test
        void let_the_cost_of_shared_memory_grow_with_the_cores_and_with_the_lines() {
            List<Measurement> rows = run("shared-update", "amd-4x4");

            assertThat(curve(rows, "SHM1").get(16)).isGreaterThan(5 * curve(rows, "SHM1").get(2));
            assertThat(curve(rows, "SHM8").get(16)).isGreaterThan(8 * curve(rows, "SHM1").get(16));
            assertThat(curve(rows, "SHM1").get(16)).as("the owner writes on until the line is taken away")
                    .isLessThan(301);
            assertThat(curve(rows, "SHM1")).hasSize(16);
            assertThat(curve(rows, "MSG8")).hasSize(15);
        }

        @Test
        void let_messages_overtake_increments_in_shared_memory() {
            List<Measurement> rows = run("shared-update", "amd-4x4");

            assertThat(curve(rows, "INC1").get(16)).isLessThan(curve(rows, "MSG1").get(16));
            assertThat(curve(rows, "INC4").get(4)).isGreaterThan(curve(rows, "MSG4").get(4));
            assertThat(curve(rows, "INC8").get(16)).isGreaterThan(curve(rows, "MSG8").get(16));
        }

        @Test
        void let_a_line_for_each_cost_what_one_line_for_all_does() {
            List<Measurement> rows = run("shootdown", "amd-8x4");

            assertThat(curve(rows, "unicast").get(32) / curve(rows, "broadcast").get(32)).isBetween(0.9, 1.1);
        }

        @Test
        void let_a_tree_beat_one_line_for_each_and_one_line_for_all() {
            List<Measurement> rows = run("shootdown", "amd-8x4");
            double numaAware = curve(rows, "NUMA-aware multicast").get(32);

            assertThat(curve(rows, "broadcast")).hasSize(31);
            assertThat(numaAware).isLessThan(curve(rows, "multicast").get(32));
            assertThat(curve(rows, "multicast").get(32)).isLessThan(curve(rows, "unicast").get(32) / 2);
            assertThat(curve(rows, "multicast").get(32)).isLessThan(curve(rows, "broadcast").get(32) / 2);
        }
    }

    @Test
    void measure_the_same_every_time() {
        assertThat(run("urpc", "amd-4x4")).isEqualTo(run("urpc", "amd-4x4"));
    }

    @Test
    void run_on_machines_without_published_figures() {
        assertThat(run("urpc", "demo")).isNotEmpty().allMatch(row -> row.measured() > 0);
        assertThat(run("load-latency", "smp-64")).isNotEmpty().allMatch(row -> row.measured() > 0);
        assertThat(run("ipi", "big-little")).isNotEmpty().allMatch(row -> row.measured() > 0);
    }

    @Test
    void pass_lines_between_the_cores_of_one_coherence_domain() {
        assertThat(run("load-latency", "omap-4460")).extracting(Measurement::row)
                .containsExactly("L1", "L2", "cache of another core, shared");
        assertThat(curve(run("shared-update", "omap-4460"), "SHM1")).hasSize(2);
    }

    @Test
    void begin_at_the_first_core_that_is_coherent_with_another() {
        MachineDescription omap = Presets.named("omap-4460");
        List<NodeDescription> nodes = new ArrayList<>(omap.nodes());
        nodes.set(0, new NodeDescription(0, 0, nodes.get(0).cores(), Optional.empty(), 0, 0, 0, 0, Optional.empty()));
        MachineDescription machine =
                new MachineDescription(omap.name(), omap.about(), omap.cores(), nodes, omap.domains(), omap.links(),
                omap.memory(), omap.devices(), omap.wiring(), omap.memoryModel(), omap.lineBytes(), omap.startSkew(),
                omap.wire(), omap.faults());

        List<Measurement> rows = Experiments.named("load-latency").run(machine);
        assertThat(rows.get(0).measured()).as("a hit of a Cortex-M3, not of the core before it").isEqualTo(1);
        assertThat(rows).extracting(Measurement::row).containsExactly("L1", "L2", "cache of another core, shared");
    }

    @Test
    void report_what_a_machine_lacks() {
        assertThatThrownBy(() -> run("urpc", "scc-48"))
                .hasMessageContaining("scc-48 has fewer than two coherent cores");
        assertThatThrownBy(() -> run("scc-mpb", "two-x86")).hasMessageContaining("two-x86 has no scratchpads");
        assertThatThrownBy(() -> Experiments.named("speed"))
                .hasMessageContaining("no experiment is named 'speed'; there are load-latency");
    }
}
