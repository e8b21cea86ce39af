package org.barreleye.machine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.experiment.tree.BroadcastTree;
import org.barreleye.machine.experiment.tree.PairCosts;
import org.barreleye.machine.experiment.tree.TreeAlgorithm;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TreesTest {
    private static final MachineDescription IVY_BRIDGE = Presets.named("ivy-bridge-2x10");

    private static List<Measurement> run(int cores) {
        return Experiments.named("trees").run(IVY_BRIDGE, new Sweep(List.of(cores), List.of(), false));
    }

    private static double measured(List<Measurement> rows, String row, int cores) {
        return rows.stream().filter(one -> one.row().equals(row) && one.cores() == cores).findFirst().orElseThrow()
                .measured();
    }

    @Nested
    class The_costs_of_messages {
        @Test
        void agree_with_the_latency_of_urpc_but_for_the_instructions_around_it() {
            List<Measurement> messages = Experiments.named("urpc").run(IVY_BRIDGE);
            List<Measurement> rows = run(2);

            for (String distance : List.of("shared", "one-hop")) {
                assertThat(measured(rows, "latency, " + distance, 2)).as(distance)
                        .isCloseTo(measured(messages, "latency, " + distance, 2), Offset.offset(20.0));
            }
        }

        @Test
        void are_higher_between_packages_than_within_one() {
            PairCosts costs = MessageCost.betweenCoherentCores(IVY_BRIDGE);

            assertThat(costs.cores()).isEqualTo(20);
            assertThat(costs.between(0, 10).latency()).isGreaterThan(costs.between(0, 9).latency());
            assertThat(costs.between(0, 10).receive()).isGreaterThan(costs.between(0, 9).receive());
            assertThat(costs.between(0, 10).gap()).isGreaterThan(costs.between(0, 9).gap());
            assertThat(costs.between(19, 10)).isEqualTo(costs.between(11, 12));
        }

        @Test
        void occupy_the_sender_for_less_than_a_gap_where_it_has_a_store_buffer() {
            PairCosts costs = MessageCost.betweenCoherentCores(IVY_BRIDGE);

            assertThat(costs.between(0, 1).send()).isLessThan(costs.between(0, 1).gap());
        }
    }

    @Nested
    class An_operation {
        // Its rounds check that all members receive what was sent, decide alike, and leave no barrier too early.
        @ParameterizedTest
        @EnumSource
        void is_done_right_over_every_tree_of_any_number_of_cores(TreeOperation operation) {
            PairCosts costs = MessageCost.betweenCoherentCores(IVY_BRIDGE);
            for (TreeAlgorithm algorithm : TreeAlgorithm.all()) {
                for (int cores = 2; cores <= 20; cores += 3) {
                    assertThat(Trees.time(IVY_BRIDGE, algorithm.over(costs.first(cores)), operation))
                            .as("%s of %d cores", algorithm.name(), cores).isPositive();
                }
            }
        }

        @ParameterizedTest
        @EnumSource
        void is_done_right_along_a_chain(TreeOperation operation) {
            BroadcastTree chain = new BroadcastTree(List.of(List.of(1), List.of(2), List.of(3), List.of()));

            assertThat(Trees.time(Presets.named("amd-2x2"), chain, operation)).isPositive();
        }

        @Test
        void takes_longer_if_it_goes_to_and_fro_more_often() {
            BroadcastTree pair = new BroadcastTree(List.of(List.of(1), List.of()));
            double broadcast = Trees.time(IVY_BRIDGE, pair, TreeOperation.BROADCAST);

            assertThat(Trees.time(IVY_BRIDGE, pair, TreeOperation.BARRIER)).isGreaterThan(1.5 * broadcast);
            assertThat(Trees.time(IVY_BRIDGE, pair, TreeOperation.AGREEMENT)).isGreaterThan(2.5 * broadcast);
        }
    }

    @Nested
    class The_experiment {
        private final List<Measurement> rows = Experiments.named("trees").run(IVY_BRIDGE);

        @Test
        void has_each_operation_over_each_tree_by_half_packages_and_then_the_costs() {
            assertThat(rows.stream().filter(row -> row.row().equals("barrier, adaptive")))
                    .extracting(Measurement::cores).containsExactly(5, 10, 15, 20);
            assertThat(rows).hasSize(3 * 6 * 4 + 2 * 4);
            assertThat(rows).allMatch(row -> row.published().isEmpty());
        }

        @Test
        void finds_no_tree_with_a_faster_broadcast_than_that_of_measured_costs_on_the_whole_machine() {
            double adaptive = measured(rows, "broadcast, adaptive", 20);
            for (String other : List.of("sequential", "binary", "Fibonacci", "cluster", "minimum spanning tree")) {
                assertThat(adaptive).as(other).isLessThanOrEqualTo(measured(rows, "broadcast, " + other, 20));
            }
        }

        @Test
        void finds_the_star_the_fastest_where_answers_come_up_the_tree_to_a_core_with_many_misses_on_their_way() {
            for (String operation : List.of("barrier", "agreement")) {
                double star = measured(rows, operation + ", sequential", 20);
                for (String other : List.of("binary", "Fibonacci", "cluster", "minimum spanning tree", "adaptive")) {
                    assertThat(star).as(other).isLessThan(measured(rows, operation + ", " + other, 20));
                }
            }
        }

        @Test
        void describes_its_trees_and_says_that_it_predicts() {
            List<String> remarks = Experiments.named("trees").remarks(IVY_BRIDGE, rows);

            assertThat(remarks).anyMatch(remark -> remark.startsWith("sequential, 20 cores: depth 1, at most 19"))
                    .anyMatch(remark -> remark.equals("cluster, 20 cores: depth 2, at most 10 children, 1 messages"
                    + " between packages"));
            assertThat(remarks).last().asString().startsWith("Everything is a prediction");
        }

        @Test
        void is_the_same_every_time() {
            assertThat(Experiments.named("trees").run(IVY_BRIDGE)).isEqualTo(rows);
        }

        @Test
        void refuses_a_group_of_one_and_a_machine_without_coherence() {
            assertThatThrownBy(() -> run(1)).hasMessage("a group has two cores or more; give numbers from 2 on");
            assertThatThrownBy(() -> Experiments.named("trees").run(Presets.named("semperos-noc")))
                    .hasMessageContaining("semperos-noc has fewer than two coherent cores");
        }
    }
}
